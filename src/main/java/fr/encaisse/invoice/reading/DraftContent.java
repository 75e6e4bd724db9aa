package fr.encaisse.invoice.reading;

import fr.encaisse.invoice.StepContent;

/** All that has been typed into a draft, step by step. */
public record DraftContent(
        StepContent.ClientChoice client,
        StepContent.Description description,
        StepContent.Products products,
        StepContent.PaymentTerms terms) {}
