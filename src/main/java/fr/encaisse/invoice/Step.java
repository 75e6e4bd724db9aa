package fr.encaisse.invoice;

/** The steps of a draft that hold typed content; the names are stored. */
public enum Step {
    CLIENT,
    DESCRIPTION,
    PRODUCTS,
    PAYMENT_TERMS
}
