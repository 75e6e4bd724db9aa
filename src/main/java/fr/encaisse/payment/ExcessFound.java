package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;

/** Fact: more has come in than is owed; said again whenever it is still so. In the transaction that books. */
public record ExcessFound(InvoiceId invoice) {}
