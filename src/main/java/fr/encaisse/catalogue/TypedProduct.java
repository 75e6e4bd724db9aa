package fr.encaisse.catalogue;

/**
 * A product as typed in a form or read from a file: nothing is checked yet, anything may be null or empty.
 *
 * @param kind {@code GOODS} or {@code SERVICE}
 * @param unit UN/ECE code, see {@link fr.encaisse.shared.Unit}
 * @param unitPrice comma or point, at most four decimals
 * @param vatCategory {@code S}, {@code E} or {@code AE}; may be empty when the rate is above zero
 * @param vatRate percent, comma or point; may be empty when the category charges none
 */
public record TypedProduct(
        String reference,
        String name,
        String description,
        String kind,
        String unit,
        String unitPrice,
        String vatCategory,
        String vatRate) {}
