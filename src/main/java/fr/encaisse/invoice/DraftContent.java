package fr.encaisse.invoice;

/** All that has been typed into a draft, step by step. */
record DraftContent(
        StepContent.ClientChoice client,
        StepContent.Description description,
        StepContent.Products products,
        StepContent.PaymentTerms terms) {}
