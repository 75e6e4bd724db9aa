package fr.encaisse.issuer;

/**
 * A change of the VAT rates as typed; anything may be null or empty.
 *
 * @param code a known one, or {@link VatRates#NEW}
 * @param from ISO day
 * @param percent comma or point; empty ends a known rate
 * @param region only for a new rate, as its words
 */
public record TypedVat(String code, String from, String percent, String region, String french, String english) {}
