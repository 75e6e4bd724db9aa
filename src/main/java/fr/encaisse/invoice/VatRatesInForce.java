package fr.encaisse.invoice;

import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.issuer.VatLaw;
import fr.encaisse.issuer.VatRates;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.VatCategory;
import java.util.List;
import org.springframework.stereotype.Component;

/** Each VAT rate is in force on the day of the service or delivery, which decides (CGI art. 269). */
@Component
class VatRatesInForce implements IssueRequirement {

    private final VatRates vatRates;

    VatRatesInForce(VatRates vatRates) {
        this.vatRates = vatRates;
    }

    @Override
    public List<Missing> missing(InvoiceContent content) {
        return missing(content, vatRates.on(content.serviceDate()));
    }

    static List<Missing> missing(InvoiceContent content, VatLaw law) {
        return content.sections().stream()
                .flatMap(section -> section.lines().stream())
                .filter(line -> line.vatCategory() == VatCategory.S)
                .filter(line -> law.find(VatCategory.S, line.vatRate()).isEmpty())
                .map(VatRatesInForce::over)
                .distinct()
                .toList();
    }

    private static Missing over(Line line) {
        return new Missing(
                Step.PRODUCTS,
                FieldError.of(
                        "sections",
                        "invoice.missing.vatRate",
                        line.name(),
                        line.vatRate().percent().stripTrailingZeros(),
                        line.reference()));
    }
}
