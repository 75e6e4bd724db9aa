package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;

/** Nothing is due any more and yet a link can still be paid: it has to go, once this has committed. */
record NothingDue(InvoiceId invoice) {}
