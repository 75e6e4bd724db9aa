package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.IssueRequirement;
import fr.encaisse.invoice.Step;
import fr.encaisse.shared.FieldError;
import java.util.List;
import org.springframework.stereotype.Component;

/** Banks check the holder's name of the account to credit, so there has to be one. */
@Component
class CreditableAccount implements IssueRequirement {

    @Override
    public List<Missing> missing(InvoiceContent content) {
        boolean named = content.account().holder() != null
                && content.account().holder().chars().anyMatch(Character::isLetter);
        return named
                ? List.of()
                : List.of(new Missing(Step.PAYMENT_TERMS, FieldError.of("accountId", "payment.account.holderMissing")));
    }
}
