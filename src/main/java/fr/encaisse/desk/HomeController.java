package fr.encaisse.desk;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.invoice.InvoiceSummary;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.Payments;
import fr.encaisse.process.InvoiceWorkflow;
import fr.encaisse.proof.Closings;
import fr.encaisse.shared.Display;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Accueil": what to go on with, what is late, and the "+" that starts an invoice. */
@Controller
class HomeController {

    private static final int SHOWN = 5;

    private final Invoices invoices;
    private final InvoiceWorkflow workflow;
    private final Payments payments;
    private final Closings closings;
    private final CreditNotePages creditNotes;
    private final Rows rows;
    private final Words words;

    HomeController(
            Invoices invoices,
            InvoiceWorkflow workflow,
            Payments payments,
            Closings closings,
            CreditNotePages creditNotes,
            Rows rows,
            Words words) {
        this.invoices = invoices;
        this.payments = payments;
        this.workflow = workflow;
        this.closings = closings;
        this.creditNotes = creditNotes;
        this.rows = rows;
        this.words = words;
    }

    @GetMapping("/")
    String home(Principal user, HttpServletRequest request, Model model) {
        if (request.isUserInRole("managers")) {
            Closings.Waiting waiting = closings.waiting();
            model.addAttribute(
                    "closings",
                    Stream.of(months("toClose", waiting.toClose()), months("toTake", waiting.toTake()))
                            .flatMap(Optional::stream)
                            .toList());
            model.addAttribute("toApprove", creditNotes.toApprove(user.getName(), SHOWN));
            model.addAttribute("toConfirm", rows.of(invoices.summaries(payments.waitingForSecondPerson(SHOWN))));
        }
        model.addAttribute("drafts", first(invoices.draftsOf(user.getName(), SHOWN + 1)));
        model.addAttribute("overdue", first(invoices.search("", List.of(InvoiceState.OVERDUE), 0, SHOWN + 1)));
        model.addAttribute("open", first(invoices.search("", List.of(InvoiceState.OPEN), 0, SHOWN + 1)));
        model.addAttribute("paid", first(invoices.paidLately(SHOWN + 1)));
        return "home";
    }

    /** @param found one more than is shown: it says that there are others */
    private First first(List<InvoiceSummary> found) {
        return new First(rows.of(found.stream().limit(SHOWN).toList()), found.size() > SHOWN);
    }

    /** The beginning of a list. */
    record First(List<Rows.Row> rows, boolean more) {}

    /** One sentence, with the newest of the months. */
    private Optional<String> months(String what, List<YearMonth> months) {
        return months.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say(
                        "desk.home.closings." + what,
                        months.size(),
                        Display.month(months.get(months.size() - 1), words.locale())));
    }

    @PostMapping("/invoices")
    String start(Principal user) {
        return "redirect:" + Tasklist.at(workflow.start(user.getName()));
    }

    /** Where an invoice is gone on with: its task for whoever has one, else what is known of it. */
    @GetMapping("/invoices/{invoice}")
    String goOn(@PathVariable String invoice, Principal user) {
        InvoiceId id = InvoiceId.of(invoice);
        return workflow.openTask(id, user.getName())
                .map(task -> "redirect:" + Tasklist.at(task))
                .orElse("redirect:/documents/" + id);
    }

    @PostMapping("/invoices/{invoice}/take-over")
    String takeOver(@PathVariable String invoice, @RequestParam String from, Principal user) {
        return "redirect:" + Tasklist.at(workflow.takeOver(InvoiceId.of(invoice), user.getName(), from));
    }
}
