package fr.encaisse.desk;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.Payments;
import fr.encaisse.process.InvoiceWorkflow;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
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
    private final Rows rows;

    HomeController(Invoices invoices, InvoiceWorkflow workflow, Payments payments, Rows rows) {
        this.invoices = invoices;
        this.payments = payments;
        this.workflow = workflow;
        this.rows = rows;
    }

    @GetMapping("/")
    String home(Principal user, HttpServletRequest request, Model model) {
        if (request.isUserInRole("managers")) {
            model.addAttribute("toConfirm", rows.of(invoices.summaries(payments.waitingForSecondPerson(SHOWN))));
        }
        model.addAttribute("drafts", rows.of(invoices.draftsOf(user.getName(), SHOWN)));
        model.addAttribute("overdue", rows.of(invoices.search("", List.of(InvoiceState.OVERDUE), 0, SHOWN)));
        model.addAttribute("open", rows.of(invoices.search("", List.of(InvoiceState.OPEN), 0, SHOWN)));
        model.addAttribute("paid", rows.of(invoices.search("", List.of(InvoiceState.PAID), 0, SHOWN)));
        return "home";
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
