package fr.encaisse.desk;

import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.creditnote.CreditNotes;
import fr.encaisse.delivery.Deliveries;
import fr.encaisse.delivery.Delivery;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.process.People;
import fr.encaisse.shared.CompanyDay;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.springframework.stereotype.Component;

/** The mails of an invoice in words for staff. */
@Component
class MailWords {

    private final Deliveries deliveries;
    private final CreditNotes creditNotes;
    private final People people;
    private final Words words;

    MailWords(Deliveries deliveries, CreditNotes creditNotes, People people, Words words) {
        this.deliveries = deliveries;
        this.creditNotes = creditNotes;
        this.people = people;
        this.words = words;
    }

    /** The newest first. */
    List<Mail> of(InvoiceId invoice) {
        return deliveries.of(invoice).stream().map(this::mail).toList();
    }

    private Mail mail(Delivery delivery) {
        boolean waiting = delivery.state() == Delivery.State.WAITING;
        boolean troubled = !delivery.trouble().isEmpty();
        return new Mail(
                delivery.recipient(),
                delivery.language().getLanguage(),
                delivery.state(),
                words.say("delivery.state." + delivery.state()),
                time(delivery.sentAt() == null ? delivery.requestedAt() : delivery.sentAt()),
                people.find(delivery.requestedBy()).displayName(),
                troubled ? words.say("delivery.trouble." + delivery.trouble()) : "",
                waiting && troubled ? words.say("desk.mail.nextTry", time(delivery.nextTryAt())) : "",
                delivery.tries(),
                delivery.problem(),
                delivery.creditNote(),
                delivery.creditNote() == null
                        ? ""
                        : words.say(
                                "desk.credit.number",
                                creditNotes.get(delivery.creditNote()).number()));
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(words.locale())
                .withZone(CompanyDay.ZONE)
                .format(at);
    }

    /**
     * Empty where there is nothing to say.
     *
     * @param language fr or en
     * @param when of sending, or of pressing the button while it has not been sent
     * @param by name of whoever pressed it
     * @param problem what went wrong, in our words
     * @param nextTry when it is tried again
     * @param serverSaid what went wrong, in the server's words
     * @param creditNote that it carries; null when it carries the invoice
     * @param carries what it carries, unless that is the invoice
     */
    record Mail(
            String recipient,
            String language,
            Delivery.State state,
            String words,
            String when,
            String by,
            String problem,
            String nextTry,
            int tries,
            String serverSaid,
            CreditNoteId creditNote,
            String carries) {

        public boolean failed() {
            return state.isFailed();
        }
    }
}
