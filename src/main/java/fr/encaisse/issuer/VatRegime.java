package fr.encaisse.issuer;

/** The issuer's VAT regime. */
public enum VatRegime {
    /** Charges VAT. */
    STANDARD,
    /** "Franchise en base": no VAT, art. 293 B CGI. */
    FRANCHISE
}
