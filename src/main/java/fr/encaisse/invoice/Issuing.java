package fr.encaisse.invoice;

import java.util.List;
import org.springframework.stereotype.Service;

/** Turns a draft into an invoice: checks every requirement, takes the number, freezes the content. */
@Service
public class Issuing {

    /** What keeps the draft from being issued now: unsound steps and unmet requirements. */
    public List<IssueRequirement.Missing> missing(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }

    /**
     * Issues within the caller's transaction and publishes {@link InvoiceIssued}; an invoice already issued is left as
     * it is.
     *
     * @param issuedBy login
     * @throws fr.encaisse.shared.InvalidInput with all that is missing
     */
    public InvoiceContent issue(InvoiceId invoice, String issuedBy) {
        throw new UnsupportedOperationException();
    }
}
