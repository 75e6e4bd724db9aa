package fr.encaisse.invoice;

/** How a list of invoices is sorted; what has no due date, client or amount yet comes last. */
public enum InvoiceOrder {
    NEWEST,
    DUE,
    CLIENT,
    AMOUNT
}
