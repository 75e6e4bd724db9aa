package fr.encaisse.customer;

import fr.encaisse.invoice.InvoiceId;

/** The address led to an invoice until a manager revoked it. */
class Revoked extends RuntimeException {

    private final transient InvoiceId invoice;

    Revoked(InvoiceId invoice) {
        super("revoked", null, false, false);
        this.invoice = invoice;
    }

    InvoiceId invoice() {
        return invoice;
    }
}
