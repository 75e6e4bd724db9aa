package fr.encaisse.catalogue;

import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a product is taxed where VAT is charged: a French rate, or none with its reason. Zero rated is not among them:
 * France has no such sale at home. Under the franchise the invoice drops all of it (art. 293 B CGI).
 */
public record Vat(VatCategory category, VatRate rate) {

    /** CGI art. 278 to 281 nonies. */
    private static final List<VatRate> MAINLAND = rates("20", "10", "5.5", "2.1");

    /** CGI art. 296 (Guadeloupe, Martinique, Réunion) and 297 (Corsica), where they differ. */
    private static final List<VatRate> ISLANDS = rates("13", "8.5", "1.75", "1.05", "0.9");

    /** What the mainland sells at. */
    public static List<Vat> usual() {
        return Stream.concat(
                        MAINLAND.stream().map(Vat::charged),
                        Stream.of(new Vat(VatCategory.E, VatRate.ZERO), new Vat(VatCategory.AE, VatRate.ZERO)))
                .toList();
    }

    /** Corsica and overseas. */
    public static List<Vat> islands() {
        return ISLANDS.stream().map(Vat::charged).toList();
    }

    /**
     * @param category name of the category; empty stands for {@code S} when the rate is above zero
     * @param rate null stands for zero when the category charges nothing
     * @throws InvalidInput on {@code vatCategory} or {@code vatRate}
     */
    static Vat of(String category, VatRate rate) {
        boolean charges = rate != null && rate.compareTo(VatRate.ZERO) > 0;
        if (category.isEmpty() && rate == null) {
            throw new InvalidInput("vatRate", "shared.required");
        }
        if (category.isEmpty() && !charges) {
            throw new InvalidInput("vatCategory", "catalogue.vatCategory.whyNone");
        }
        return switch (category) {
            case "", "S" -> of(rate);
            case "E", "AE" -> none(VatCategory.valueOf(category), charges);
            default -> throw new InvalidInput("vatCategory", "catalogue.vatCategory.invalid");
        };
    }

    private static Vat of(VatRate rate) {
        if (!MAINLAND.contains(rate) && !ISLANDS.contains(rate)) {
            throw new InvalidInput("vatRate", "catalogue.vatRate.unknown");
        }
        return charged(rate);
    }

    private static Vat none(VatCategory category, boolean charges) {
        if (charges) {
            throw new InvalidInput("vatRate", "catalogue.vatRate.notWithThis");
        }
        return new Vat(category, VatRate.ZERO);
    }

    private static Vat charged(VatRate rate) {
        return new Vat(VatCategory.S, rate);
    }

    private static List<VatRate> rates(String... percents) {
        return Stream.of(percents).map(VatRate::of).toList();
    }
}
