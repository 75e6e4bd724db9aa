package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;

/** A link can still be paid that is not for what is due by now: it has to go, once this has committed. */
record OutdatedLink(InvoiceId invoice) {}
