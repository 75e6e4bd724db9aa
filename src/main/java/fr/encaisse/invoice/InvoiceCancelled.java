package fr.encaisse.invoice;

/** Fact: a credit note over the whole amount has been issued. */
public record InvoiceCancelled(InvoiceId invoice) {}
