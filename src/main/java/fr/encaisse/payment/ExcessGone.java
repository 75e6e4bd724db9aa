package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;

/** Fact: nothing has to be sent back any more. Published in the transaction that books. */
public record ExcessGone(InvoiceId invoice) {}
