package fr.encaisse.desk;

import fr.encaisse.delivery.Deliveries;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.shared.EmailAddress;
import fr.encaisse.shared.InvalidInput;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
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
        InvoiceContent content = invoices.content(InvoiceId.of(invoice));
        if (press.press() == null) {
            throw new InvalidInput("press", "shared.required");
        }
        deliveries.send(content.id(), press.press(), recipient(press), language(press, content), user.getName());
        return mailWords.of(content.id());
    }

    private Locale language(Press press, InvoiceContent content) {
        return press.language() == null
                ? deliveries.usualLanguage(content)
                : press.language().locale();
    }

    @GetMapping
    List<MailWords.Mail> sent(@PathVariable String invoice) {
        return mailWords.of(invoices.requireIssued(InvoiceId.of(invoice)));
    }

    private static EmailAddress recipient(Press press) {
        try {
            return new EmailAddress(press.recipient());
        } catch (InvalidInput invalid) {
            throw new InvalidInput("recipient", invalid.errors().get(0).messageKey());
        }
    }

    /**
     * @param press made by the browser for each press of the button, so that a repeated request sends nothing twice
     * @param language null for the one that is usual for this client
     */
    record Press(UUID press, String recipient, Language language) {}

    /** The languages that mails are written in, as browsers name them. */
    enum Language {
        fr,
        en;

        Locale locale() {
            return Locale.forLanguageTag(name());
        }
    }
}
