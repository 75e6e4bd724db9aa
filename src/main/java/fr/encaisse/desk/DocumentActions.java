package fr.encaisse.desk;

import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.delivery.Deliveries;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.Payments;
import fr.encaisse.shared.EmailAddress;
import fr.encaisse.shared.InvalidInput;
import java.security.Principal;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done on the page of an issued invoice; each answers with that page. */
@Controller
@RequestMapping("/documents/{invoice}")
class DocumentActions {

    private final Invoices invoices;
    private final Deliveries deliveries;
    private final Payments payments;
    private final Words words;

    DocumentActions(Invoices invoices, Deliveries deliveries, Payments payments, Words words) {
        this.invoices = invoices;
        this.deliveries = deliveries;
        this.payments = payments;
        this.words = words;
    }

    /** "Envoyer" and "Renvoyer"; @param creditNote that is sent instead of the invoice */
    @PostMapping("/mails")
    String send(
            @PathVariable String invoice,
            @RequestParam UUID press,
            @RequestParam String recipient,
            @RequestParam MailController.Language language,
            @RequestParam(required = false) String creditNote,
            Principal user,
            RedirectAttributes page) {
        InvoiceId id = issued(invoice);
        try {
            EmailAddress to = new EmailAddress(recipient);
            if (creditNote == null) {
                deliveries.send(id, press, to, language.locale(), user.getName());
            } else {
                deliveries.send(CreditNoteId.of(creditNote), press, to, language.locale(), user.getName());
            }
            page.addFlashAttribute("done", "desk.mail.done");
            page.addFlashAttribute("doneArg", recipient.strip());
        } catch (InvalidInput invalid) {
            page.addFlashAttribute("recipient", recipient);
            page.addFlashAttribute("problem", words.say(invalid.errors().get(0)));
            return "redirect:/documents/" + id + "#mails";
        }
        return "redirect:/documents/" + id;
    }

    /** "Révoquer le QR code"; managers only (WebSecurity). */
    @PostMapping("/code/revoke")
    String revoke(@PathVariable String invoice, Principal user, RedirectAttributes page) {
        InvoiceId id = issued(invoice);
        payments.renewAddress(id, user.getName());
        page.addFlashAttribute("done", "desk.code.done");
        return "redirect:/documents/" + id;
    }

    private InvoiceId issued(String invoice) {
        return invoices.requireIssued(InvoiceId.of(invoice));
    }
}
