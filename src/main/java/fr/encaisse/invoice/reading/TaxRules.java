package fr.encaisse.invoice.reading;

import fr.encaisse.catalogue.Product;
import fr.encaisse.issuer.VatLaw;
import fr.encaisse.issuer.VatRegime;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How lines are taxed: under the franchise nothing is (art. 293 B CGI), else as the catalogue says.
 *
 * @param texts the legal texts in force on the day of issue, by code
 * @param vat that of the day of the service or delivery
 */
record TaxRules(VatRegime regime, Function<String, Optional<String>> texts, VatLaw vat) {

    /** The rates that a line may be given instead of the catalogue's; none where no VAT is charged. */
    List<VatRate> choices() {
        return regime == VatRegime.FRANCHISE ? List.of() : vat.rates();
    }

    VatCategory category(Product product) {
        return regime == VatRegime.FRANCHISE ? VatCategory.E : product.vatCategory();
    }

    VatRate rate(Product product) {
        return category(product) == VatCategory.S ? vat.inPlaceOf(product.vatRate()) : VatRate.ZERO;
    }

    /** Why no VAT is charged, as it is printed; empty where it is charged, or when no text is in force. */
    String exemptionReason(VatCategory category) {
        return exemptionCode(category).flatMap(texts).orElse("");
    }

    private Optional<String> exemptionCode(VatCategory category) {
        return switch (category) {
            case S, Z -> Optional.empty();
            case AE -> Optional.of("REVERSE_CHARGE");
            case E -> Optional.of(regime == VatRegime.FRANCHISE ? "VAT_FRANCHISE" : "VAT_EXEMPT");
        };
    }
}
