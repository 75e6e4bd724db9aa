package fr.encaisse.invoice;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** Invoices that have been drafted or issued: reading, searching, and the two ends they can come to. */
@Service
public class Invoices {

    /** The frozen content of an issued invoice. @throws fr.encaisse.shared.NotFound */
    public InvoiceContent content(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }

    /** @throws fr.encaisse.shared.NotFound */
    public InvoiceSummary summary(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }

    /**
     * By number, client, title (any words in any order), newest first.
     *
     * @param states empty for all but abandoned drafts
     */
    public List<InvoiceSummary> search(String text, List<InvoiceState> states, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    /** The whole amount is there: marks the invoice paid once and publishes {@link InvoicePaid}; again does nothing. */
    public void settled(InvoiceId invoice, Instant at) {
        throw new UnsupportedOperationException();
    }
}
