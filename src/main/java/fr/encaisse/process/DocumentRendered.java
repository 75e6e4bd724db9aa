package fr.encaisse.process;

import fr.encaisse.invoice.InvoiceId;

/** The document of an invoice is there; published in the transaction that moves the token on. */
record DocumentRendered(InvoiceId invoice) {}
