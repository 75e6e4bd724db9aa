package fr.encaisse.desk;

import fr.encaisse.client.Client;
import fr.encaisse.client.Clients;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.PaymentBook;
import fr.encaisse.payment.PaymentEntry.Kind;
import fr.encaisse.payment.Payments;
import fr.encaisse.payment.TypedEntry;
import fr.encaisse.process.InvoiceTask;
import fr.encaisse.process.InvoiceWorkflow;
import fr.encaisse.process.WizardStep;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Iban;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.NotFound;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The task "Rembourser": the facts, and the refund once it has been made at the bank. */
@RestController
@RequestMapping("/api/tasks/{taskId}/refund")
class RefundController {

    private final InvoiceWorkflow workflow;
    private final Invoices invoices;
    private final Payments payments;
    private final Clients clients;
    private final PaymentLines lines;
    private final FourEyes fourEyes;
    private final Words words;
    private final Clock clock;

    RefundController(
            InvoiceWorkflow workflow,
            Invoices invoices,
            Payments payments,
            Clients clients,
            PaymentLines lines,
            FourEyes fourEyes,
            Words words,
            Clock clock) {
        this.workflow = workflow;
        this.invoices = invoices;
        this.payments = payments;
        this.clients = clients;
        this.lines = lines;
        this.fourEyes = fourEyes;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    Screen show(@PathVariable String taskId, Principal user) {
        return screen(invoice(taskId, user));
    }

    /** The task ends by itself when nothing is in excess any more. */
    @PostMapping
    Screen record(@PathVariable String taskId, @RequestBody Sent sent, Principal user) {
        InvoiceId invoice = invoice(taskId, user);
        TypedEntry typed = new TypedEntry(sent.amount(), sent.day(), sent.reference(), false);
        if (fourEyes.areNeeded()) {
            payments.propose(invoice, Kind.REFUND, null, typed, sent.press(), user.getName());
        } else {
            payments.recordRefund(invoice, typed, sent.press(), user.getName());
        }
        return screen(invoice);
    }

    /** In words; empty when no refund waits for a second person. */
    private String waiting(InvoiceId invoice) {
        return payments.payments(invoice).waiting().stream()
                .filter(record -> record.kind() == Kind.REFUND)
                .map(record -> words.say("desk.refund.waiting", money(record.amount())))
                .collect(Collectors.joining(" "));
    }

    private InvoiceId invoice(String taskId, Principal user) {
        InvoiceTask task = workflow.task(taskId, user.getName());
        if (task.step() != WizardStep.REFUND_EXCESS) {
            throw new NotFound("desk.task.otherStep");
        }
        return task.invoice();
    }

    private Screen screen(InvoiceId invoice) {
        InvoiceContent content = invoices.content(invoice);
        PaymentBook book = payments.payments(invoice);
        return new Screen(
                invoice,
                content.number(),
                content.title(),
                content.buyer().name(),
                money(content.totals().gross()),
                money(book.paid()),
                money(book.excess()),
                Display.typedPrice(book.excess().amount(), words.locale()),
                book.excess().isPositive(),
                iban(content),
                CompanyDay.today(clock).toString(),
                lines.of(invoice).lines(),
                waiting(invoice));
    }

    /** As kept by now: it may have come after the invoice. */
    private String iban(InvoiceContent content) {
        String iban = clients.find(content.buyer().clientId()).map(Client::iban).orElse("");
        try {
            return iban.isBlank() ? "" : new Iban(iban).grouped();
        } catch (InvalidInput unreadable) {
            return iban;
        }
    }

    private String money(Money amount) {
        return Display.money(amount, words.locale());
    }

    /** @param press made by the browser for each press of the button */
    record Sent(String amount, String day, String reference, String press) {}

    /**
     * @param typedExcess proposed as the amount
     * @param open something is still to be refunded
     * @param iban of the client; empty when it is not known
     * @param waiting that a refund waits for a second person; empty when none does
     */
    record Screen(
            InvoiceId invoice,
            String number,
            String title,
            String client,
            String gross,
            String paid,
            String excess,
            String typedExcess,
            boolean open,
            String iban,
            String today,
            List<PaymentLines.Line> lines,
            String waiting) {}
}
