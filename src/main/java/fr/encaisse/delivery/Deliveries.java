package fr.encaisse.delivery;

import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.creditnote.CreditNotes;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.shared.EmailAddress;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sending invoices and credit notes by mail: rows of the outbox, sent by a worker. */
@Service
public class Deliveries {

    private static final Set<String> FRENCH_SPEAKING = Set.of("FR", "BE", "CH", "LU", "MC");

    private final Outbox outbox;
    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final Clock clock;
    private final TransactionTemplate savePoint;

    Deliveries(
            Outbox outbox,
            Invoices invoices,
            CreditNotes creditNotes,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.clock = clock;
        this.savePoint = new TransactionTemplate(transactions);
        this.savePoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Puts one mail with the PDF and the payment link into the outbox.
     *
     * @param press identity of the button press: the same press puts one mail only
     * @param language of the words in it: French or English
     * @throws fr.encaisse.shared.NotFound when there is no such issued invoice
     */
    public void send(InvoiceId invoice, UUID press, EmailAddress recipient, Locale language, String requestedBy) {
        put(invoices.content(invoice), null, press, recipient, language, requestedBy);
    }

    /**
     * The same with the PDF of a credit note.
     *
     * @throws fr.encaisse.shared.NotFound when it is not issued
     */
    public void send(CreditNoteId creditNote, UUID press, EmailAddress recipient, Locale language, String requestedBy) {
        InvoiceContent content =
                invoices.content(creditNotes.get(creditNote).invoice().id());
        put(content, creditNote, press, recipient, language, requestedBy);
    }

    private void put(
            InvoiceContent content,
            CreditNoteId creditNote,
            UUID press,
            EmailAddress recipient,
            Locale language,
            String requestedBy) {
        UUID id = UUID.randomUUID();
        OutboxMail mail = new OutboxMail(
                id,
                press,
                content.id(),
                creditNote,
                recipient.value(),
                language,
                messageId(id, content.issuer().email()),
                requestedBy,
                clock.instant(),
                0);
        try {
            savePoint.executeWithoutResult(status -> outbox.put(mail));
        } catch (DuplicateKeyException e) {
            // The same press came twice: its mail is there, and the caller's transaction stays usable.
        }
    }

    /** What was sent about an invoice, when, to whom, its credit notes included; newest first. */
    public List<Delivery> of(InvoiceId invoice) {
        return outbox.of(invoice);
    }

    /** The language to propose: French, but for clients where it is not spoken. */
    public Locale usualLanguage(InvoiceContent content) {
        String country = content.buyer().billingAddress().country();
        return FRENCH_SPEAKING.contains(country) ? Locale.FRENCH : Locale.ENGLISH;
    }

    private static String messageId(UUID id, String sender) {
        return "<" + id + InvoiceMail.deliverable(sender).substring(sender.lastIndexOf('@')) + ">";
    }
}
