package fr.encaisse.desk;

import fr.encaisse.delivery.Deliveries;
import fr.encaisse.document.Documents;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.Payments;
import fr.encaisse.process.InvoiceTask;
import fr.encaisse.process.InvoiceWorkflow;
import fr.encaisse.process.WizardStep;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.Display;
import java.security.Principal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The QR screen, in Tasklist and on our own page: the code, and the payment as it comes in. */
@RestController
@RequestMapping("/api")
class QrController {

    private final InvoiceWorkflow workflow;
    private final Invoices invoices;
    private final Payments payments;
    private final Documents documents;
    private final Deliveries deliveries;
    private final PaymentWords paymentWords;
    private final Words words;
    private final Clock clock;

    QrController(
            InvoiceWorkflow workflow,
            Invoices invoices,
            Payments payments,
            Documents documents,
            Deliveries deliveries,
            PaymentWords paymentWords,
            Words words,
            Clock clock) {
        this.workflow = workflow;
        this.invoices = invoices;
        this.payments = payments;
        this.documents = documents;
        this.deliveries = deliveries;
        this.paymentWords = paymentWords;
        this.words = words;
        this.clock = clock;
    }

    /** What the tasks "Show QR code" and "Chase payment" are about. */
    @GetMapping("/tasks/{taskId}/qr")
    Screen ofTask(@PathVariable String taskId, Principal user) {
        InvoiceTask task = workflow.task(taskId, user.getName());
        return screen(task.step(), task.invoice());
    }

    @GetMapping("/invoices/{invoice}/qr")
    Screen ofInvoice(@PathVariable String invoice) {
        return screen(null, InvoiceId.of(invoice));
    }

    /** "Générer le QR code", "Réessayer": the process opens the link and follows the payment. */
    @PostMapping("/invoices/{invoice}/qr")
    PaymentWords.Shown show(@PathVariable String invoice) {
        InvoiceId id = issued(invoice);
        workflow.showQr(id);
        return paymentWords.of(id);
    }

    @GetMapping("/invoices/{invoice}/payment")
    PaymentWords.Shown payment(@PathVariable String invoice) {
        return paymentWords.of(issued(invoice));
    }

    /** "Vérifier maintenant". */
    @PostMapping("/invoices/{invoice}/check")
    PaymentWords.Shown check(@PathVariable String invoice) {
        InvoiceId id = issued(invoice);
        if (!payments.verify(id)) {
            throw new Conflict("desk.unverified");
        }
        return paymentWords.of(id);
    }

    /** The code is on this screen right now, so that a scan leads straight to the bank: where does the payment stand? */
    @PostMapping("/invoices/{invoice}/screen")
    PaymentWords.Shown onScreen(@PathVariable String invoice) {
        InvoiceId id = issued(invoice);
        payments.onScreen(id);
        return paymentWords.of(id);
    }

    /** A draft has no code: it answers as if it did not exist. */
    private InvoiceId issued(String invoice) {
        return invoices.requireIssued(InvoiceId.of(invoice));
    }

    private Screen screen(WizardStep step, InvoiceId invoice) {
        InvoiceContent content = invoices.content(invoice);
        long daysLate = ChronoUnit.DAYS.between(content.dueDate(), CompanyDay.today(clock));
        return new Screen(
                invoice,
                step,
                content.number(),
                content.title(),
                content.buyer().name(),
                Display.money(content.totals().gross(), words.locale()),
                words.say("desk.qr.due", Display.day(content.dueDate(), words.locale())),
                daysLate > 0 ? words.say("desk.qr.late", daysLate) : "",
                content.buyer().email(),
                deliveries.usualLanguage(content).getLanguage(),
                documents.find(invoice).isPresent(),
                paymentWords.of(invoice));
    }

    /**
     * @param step the task's; null when the screen was opened from the documents
     * @param late in words; empty while it is not
     * @param recipient proposed for the mail, may be empty
     * @param language proposed for the mail
     * @param document the PDF is there
     */
    record Screen(
            InvoiceId invoice,
            WizardStep step,
            String number,
            String title,
            String client,
            String gross,
            String due,
            String late,
            String recipient,
            String language,
            boolean document,
            PaymentWords.Shown payment) {}
}
