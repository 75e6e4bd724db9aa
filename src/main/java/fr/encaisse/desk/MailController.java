package fr.encaisse.desk;

import fr.encaisse.delivery.Deliveries;
import fr.encaisse.delivery.Delivery;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.EmailAddress;
import fr.encaisse.shared.InvalidInput;
import java.security.Principal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** "Envoyer": one mail per press, and what became of the mails. */
@RestController
@RequestMapping("/api/invoices/{invoice}/mails")
class MailController {

    private final Deliveries deliveries;
    private final Invoices invoices;
    private final MailWords mailWords;

    MailController(Deliveries deliveries, Invoices invoices, MailWords mailWords) {
        this.deliveries = deliveries;
        this.invoices = invoices;
        this.mailWords = mailWords;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    List<MailWords.Mail> send(@PathVariable String invoice, @RequestBody Press press, Principal user) {
        InvoiceId id = issued(invoice);
        if (press.press() == null) {
            throw new InvalidInput("press", "shared.required");
        }
        deliveries.send(id, press.press(), recipient(press), user.getName());
        return mailWords.of(id);
    }

    @GetMapping
    List<MailWords.Mail> sent(@PathVariable String invoice) {
        return mailWords.of(issued(invoice));
    }

    private static EmailAddress recipient(Press press) {
        try {
            return new EmailAddress(press.recipient());
        } catch (InvalidInput invalid) {
            throw new InvalidInput("recipient", invalid.errors().get(0).messageKey());
        }
    }

    private InvoiceId issued(String invoice) {
        return invoices.content(InvoiceId.of(invoice)).id();
    }

    /** @param press made by the browser for each press of the button, so that a repeated request sends nothing twice */
    record Press(UUID press, String recipient) {}

    /** The mails of an invoice in words for staff. */
    @Component
    static class MailWords {

        private final Deliveries deliveries;
        private final Words words;

        MailWords(Deliveries deliveries, Words words) {
            this.deliveries = deliveries;
            this.words = words;
        }

        List<Mail> of(InvoiceId invoice) {
            return deliveries.of(invoice).stream().map(this::mail).toList();
        }

        private Mail mail(Delivery delivery) {
            Instant at = delivery.sentAt() == null ? delivery.requestedAt() : delivery.sentAt();
            String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(words.locale())
                    .withZone(CompanyDay.ZONE)
                    .format(at);
            return new Mail(
                    delivery.recipient(),
                    delivery.state(),
                    words.say("delivery.state." + delivery.state()),
                    when,
                    delivery.problem());
        }

        /** @param when of sending, or of pressing the button while it waits */
        record Mail(String recipient, Delivery.State state, String words, String when, String problem) {}
    }
}
