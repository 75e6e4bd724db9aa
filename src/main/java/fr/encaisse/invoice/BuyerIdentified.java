package fr.encaisse.invoice;

import fr.encaisse.client.ClientKind;
import fr.encaisse.invoice.InvoiceContent.Buyer;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.VatCategory;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** A company has an address and, in France, a SIREN (decree 2022-1299); who owes the VAT itself has a VAT number. */
@Component
class BuyerIdentified implements IssueRequirement {

    private static final String FRANCE = "FR";

    @Override
    public List<Missing> missing(InvoiceContent content) {
        Buyer buyer = content.buyer();
        boolean company = buyer.kind() == ClientKind.COMPANY;
        List<Missing> missing = new ArrayList<>();
        if (company && buyer.billingAddress().isEmpty()) {
            missing.add(missing("invoice.missing.clientAddress"));
        }
        if (company
                && buyer.billingAddress().country().equals(FRANCE)
                && buyer.siren().isBlank()) {
            missing.add(missing("invoice.missing.clientSiren"));
        }
        if (owesVat(content) && !(company && !buyer.vatNumber().isBlank())) {
            missing.add(missing("invoice.missing.clientVatNumber"));
        }
        return missing;
    }

    private static boolean owesVat(InvoiceContent content) {
        return content.totals().vat().stream().anyMatch(vat -> vat.category() == VatCategory.AE);
    }

    private static Missing missing(String messageKey) {
        return new Missing(Step.CLIENT, FieldError.of("clientId", messageKey));
    }
}
