package fr.encaisse.invoice;

import java.time.Instant;

/** Fact: what was due has been received. Published in the settling transaction. */
public record InvoicePaid(InvoiceId invoice, Instant at) {}
