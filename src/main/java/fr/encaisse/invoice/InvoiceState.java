package fr.encaisse.invoice;

/** State of an invoice. Overdue is derived: open and past its due date. */
public enum InvoiceState {
    DRAFT,
    ABANDONED,
    OPEN,
    OVERDUE,
    PAID,
    CANCELLED;

    /** It has a number and is frozen. */
    public boolean isIssued() {
        return this != DRAFT && this != ABANDONED;
    }
}
