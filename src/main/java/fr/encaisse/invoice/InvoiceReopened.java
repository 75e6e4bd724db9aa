package fr.encaisse.invoice;

/** Fact: money that had made the invoice paid is gone, so it is due again. Published in the transaction that found it. */
public record InvoiceReopened(InvoiceId invoice) {}
