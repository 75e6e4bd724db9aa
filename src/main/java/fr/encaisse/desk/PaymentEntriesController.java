package fr.encaisse.desk;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceSummary;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.PaymentEntry.Kind;
import fr.encaisse.payment.Payments;
import fr.encaisse.payment.TypedEntry;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What managers record about money by hand; works without scripts, each press once. Only managers come here. */
@Controller
@RequestMapping("/documents/{invoice}/payments")
class PaymentEntriesController {

    private final Payments payments;
    private final Invoices invoices;
    private final PaymentLines lines;
    private final FourEyes fourEyes;
    private final Words words;
    private final Clock clock;

    PaymentEntriesController(
            Payments payments, Invoices invoices, PaymentLines lines, FourEyes fourEyes, Words words, Clock clock) {
        this.payments = payments;
        this.invoices = invoices;
        this.lines = lines;
        this.fourEyes = fourEyes;
        this.words = words;
        this.clock = clock;
    }

    /** What the page is about; texts are under {@code desk.payments.<name>}. */
    enum Task {
        transfer,
        pending,
        reverse
    }

    @GetMapping("/transfer")
    String transfer(@PathVariable String invoice, Model model) {
        InvoiceId id = InvoiceId.of(invoice);
        Map<String, String> proposed = fresh();
        proposed.put("amount", typed(id));
        return page(id, Task.transfer, proposed, Map.of(), model);
    }

    @PostMapping("/transfer")
    String transfer(
            @PathVariable String invoice,
            @RequestParam Map<String, String> sent,
            Principal user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        InvoiceId id = InvoiceId.of(invoice);
        Runnable recorded = fourEyes.areNeeded()
                ? () -> payments.propose(id, Kind.TRANSFER, null, entry(sent), sent.get("press"), user.getName())
                : () -> payments.recordTransfer(id, entry(sent), sent.get("press"), user.getName());
        return done(recorded, id, Task.transfer, sent, model, response, next);
    }

    @GetMapping("/pending/{attempt}")
    String pending(@PathVariable String invoice, @PathVariable String attempt, Model model) {
        model.addAttribute("attempt", attempt);
        model.addAttribute("pending", announced(InvoiceId.of(invoice), attempt));
        return page(InvoiceId.of(invoice), Task.pending, fresh(), Map.of(), model);
    }

    @PostMapping("/pending/{attempt}")
    String decide(
            @PathVariable String invoice,
            @PathVariable String attempt,
            @RequestParam String decision,
            @RequestParam Map<String, String> sent,
            Principal user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        InvoiceId id = InvoiceId.of(invoice);
        model.addAttribute("attempt", attempt);
        model.addAttribute("pending", lines.of(id).announced(attempt));
        Runnable decided = decision.equals("give-up")
                ? () -> payments.givePendingUp(id, attempt, sent.get("reason"), user.getName())
                : () -> confirm(id, attempt, sent, user.getName());
        return done(decided, id, Task.pending, sent, model, response, next);
    }

    private void confirm(InvoiceId invoice, String attempt, Map<String, String> sent, String by) {
        if (fourEyes.areNeeded()) {
            payments.propose(invoice, Kind.CONFIRMED, attempt, entry(sent), sent.get("press"), by);
        } else {
            payments.confirmPending(invoice, attempt, entry(sent), by);
        }
    }

    /** What another manager has written: confirmed or refused; one's own: taken back. */
    @PostMapping("/proposals/{proposal}")
    String second(
            @PathVariable String invoice,
            @PathVariable UUID proposal,
            @RequestParam String decision,
            Principal user,
            RedirectAttributes next) {
        InvoiceId id = InvoiceId.of(invoice);
        boolean confirmed = decision.equals("confirm");
        try {
            if (confirmed) {
                payments.confirmProposal(id, proposal, user.getName());
            } else {
                payments.refuseProposal(id, proposal, user.getName());
            }
            next.addFlashAttribute("done", "desk.payments.done." + (confirmed ? "confirmed" : "refused"));
        } catch (InvalidInput refused) {
            next.addFlashAttribute("undone", words.say(refused.errors().get(0)));
        }
        return "redirect:/documents/" + id;
    }

    @GetMapping("/entries/{entry}")
    String reverse(@PathVariable String invoice, @PathVariable long entry, Model model) {
        model.addAttribute("line", line(InvoiceId.of(invoice), entry));
        return page(InvoiceId.of(invoice), Task.reverse, fresh(), Map.of(), model);
    }

    @PostMapping("/entries/{entry}")
    String reverse(
            @PathVariable String invoice,
            @PathVariable long entry,
            @RequestParam Map<String, String> sent,
            Principal user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        InvoiceId id = InvoiceId.of(invoice);
        model.addAttribute("line", line(id, entry));
        return done(
                () -> payments.reverse(id, entry, sent.get("reason"), user.getName()),
                id,
                Task.reverse,
                sent,
                model,
                response,
                next);
    }

    private String done(
            Runnable act,
            InvoiceId invoice,
            Task task,
            Map<String, String> sent,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            act.run();
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(invoice, task, sent, refused.byField(), model);
        }
        boolean waits = task != Task.reverse && !"give-up".equals(sent.get("decision")) && fourEyes.areNeeded();
        next.addFlashAttribute("done", "desk.payments.done." + (waits ? "proposed" : task));
        return "redirect:/documents/" + invoice;
    }

    private String page(
            InvoiceId invoice, Task task, Map<String, String> form, Map<String, FieldError> problems, Model model) {
        InvoiceSummary summary = invoices.summary(invoice);
        model.addAttribute("invoice", invoice);
        model.addAttribute("number", summary.number());
        model.addAttribute("client", summary.clientName());
        model.addAttribute("task", task.name());
        model.addAttribute("fourEyes", fourEyes.areNeeded());
        model.addAttribute("form", form);
        model.addAttribute("problems", words.say(problems));
        model.addAttribute("book", lines.of(invoice));
        model.addAttribute("today", CompanyDay.today(clock).toString());
        return "payment-entry";
    }

    private Map<String, String> fresh() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("press", UUID.randomUUID().toString());
        form.put("day", CompanyDay.today(clock).toString());
        return form;
    }

    private String typed(InvoiceId invoice) {
        Money due = payments.payments(invoice).due();
        return due.isPositive() ? Display.typedPrice(due.amount(), words.locale()) : "";
    }

    private PaymentLines.Pending announced(InvoiceId invoice, String attempt) {
        PaymentLines.Pending announced = lines.of(invoice).announced(attempt);
        if (announced == null) {
            throw new NotFound("payment.attempt.over");
        }
        return announced;
    }

    private PaymentLines.Line line(InvoiceId invoice, long entry) {
        PaymentLines.Line line = lines.of(invoice).line(entry);
        if (line == null) {
            throw new NotFound("payment.entry.unknown");
        }
        return line;
    }

    private static TypedEntry entry(Map<String, String> sent) {
        return new TypedEntry(
                sent.get("amount"), sent.get("day"), sent.get("reference"), "true".equals(sent.get("excessAgreed")));
    }
}
