package fr.encaisse.shared;

/** VAT category of a line; the names are the codes of UNCL 5305 that EN 16931 uses. */
public enum VatCategory {
    /** Standard: a rate above zero applies. */
    S,
    /** Zero rated. */
    Z,
    /** Exempt, e.g. franchise en base (art. 293 B CGI). */
    E,
    /** Reverse charge ("Autoliquidation"). */
    AE
}
