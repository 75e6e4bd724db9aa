package fr.encaisse.issuer;

/** Where in France a VAT rate applies; Corsica and overseas have rates only where theirs differ (CGI art. 296 and 297). */
public enum VatRegion {
    MAINLAND,
    CORSICA,
    OVERSEAS
}
