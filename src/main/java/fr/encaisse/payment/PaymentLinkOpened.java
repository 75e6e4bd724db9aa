package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;

/** Fact: a live link stands ready, by staff or by the customer, so somebody may be paying from now on. */
public record PaymentLinkOpened(InvoiceId invoice) {}
