package fr.encaisse.delivery;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.shared.EmailAddress;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Sending invoices by mail: rows of the outbox, sent by a worker. */
@Service
public class Deliveries {

    /**
     * Puts one mail with the PDF and the payment link into the outbox.
     *
     * @param press identity of the button press: the same press puts one mail only
     */
    public void send(InvoiceId invoice, UUID press, EmailAddress recipient, String requestedBy) {
        throw new UnsupportedOperationException();
    }

    /** What was sent, when, to whom; newest first. */
    public List<Delivery> of(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }
}
