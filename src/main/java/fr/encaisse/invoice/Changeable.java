package fr.encaisse.invoice;

/** Values that staff may be allowed to set differently from the catalogue. */
public enum Changeable {
    /** Of a line, and of the whole invoice. */
    DISCOUNT,
    UNIT_PRICE,
    VAT_RATE
}
