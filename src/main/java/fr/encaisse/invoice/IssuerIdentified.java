package fr.encaisse.invoice;

import fr.encaisse.issuer.Issuer;
import fr.encaisse.issuer.VatRegime;
import fr.encaisse.shared.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The issuer says who it is: name, address, SIREN and, unless under the franchise, its VAT number. */
@Component
class IssuerIdentified implements IssueRequirement {

    @Override
    public List<Missing> missing(InvoiceContent content) {
        Issuer issuer = content.issuer();
        List<Missing> missing = new ArrayList<>();
        if (issuer.name().isBlank()) {
            missing.add(missing("issuer.name", "invoice.missing.issuerName"));
        }
        if (issuer.address().isEmpty()) {
            missing.add(missing("issuer.address", "invoice.missing.issuerAddress"));
        }
        if (issuer.siren().isBlank()) {
            missing.add(missing("issuer.siren", "invoice.missing.issuerSiren"));
        }
        if (issuer.regime() != VatRegime.FRANCHISE && issuer.vatNumber().isBlank()) {
            missing.add(missing("issuer.vatNumber", "invoice.missing.issuerVatNumber"));
        }
        return missing;
    }

    private static Missing missing(String field, String messageKey) {
        return new Missing(null, FieldError.of(field, messageKey));
    }
}
