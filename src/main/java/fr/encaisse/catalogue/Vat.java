package fr.encaisse.catalogue;

import fr.encaisse.issuer.VatLaw;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;

/**
 * How a product is taxed where VAT is charged: a French rate, or none with its reason. Zero rated is not among them:
 * France has no such sale at home. Under the franchise the invoice drops all of it (art. 293 B CGI).
 */
public record Vat(VatCategory category, VatRate rate) {

    /**
     * @param category name of the category; empty stands for {@code S} when the rate is above zero
     * @param rate null stands for zero when the category charges nothing
     * @throws InvalidInput on {@code vatCategory} or {@code vatRate}
     */
    static Vat of(String category, VatRate rate, VatLaw law) {
        boolean charges = rate != null && rate.compareTo(VatRate.ZERO) > 0;
        if (category.isEmpty() && rate == null) {
            throw new InvalidInput("vatRate", "shared.required");
        }
        if (category.isEmpty() && !charges) {
            throw new InvalidInput("vatCategory", "catalogue.vatCategory.whyNone");
        }
        return switch (category) {
            case "", "S" -> inForce(VatCategory.S, rate, law);
            case "E", "AE" -> none(VatCategory.valueOf(category), charges, law);
            default -> throw new InvalidInput("vatCategory", "catalogue.vatCategory.invalid");
        };
    }

    private static Vat none(VatCategory category, boolean charges, VatLaw law) {
        if (charges) {
            throw new InvalidInput("vatRate", "catalogue.vatRate.notWithThis");
        }
        return inForce(category, VatRate.ZERO, law);
    }

    private static Vat inForce(VatCategory category, VatRate rate, VatLaw law) {
        if (law.find(category, rate).isEmpty()) {
            throw new InvalidInput("vatRate", "catalogue.vatRate.unknown");
        }
        return new Vat(category, rate);
    }
}
