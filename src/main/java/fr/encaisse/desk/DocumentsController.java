package fr.encaisse.desk;

import fr.encaisse.delivery.Deliveries;
import fr.encaisse.document.Documents;
import fr.encaisse.document.StoredDocument;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceOrder;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.invoice.InvoiceSummary;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.Payments;
import fr.encaisse.process.InvoiceTask;
import fr.encaisse.process.InvoiceWorkflow;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Documents": finding an invoice, seeing where it stands, and showing its code again. */
@Controller
@RequestMapping("/documents")
class DocumentsController {

    private static final int PAGE = 25;
    private static final int LAST_PAGE = 100_000;

    /** What the list is narrowed to; words are under {@code desk.state.<name>}. */
    enum Filter {
        DRAFT,
        OPEN,
        OVERDUE,
        PAID,
        CANCELLED,
        CREDIT_NOTES;

        private List<InvoiceState> states() {
            return List.of(InvoiceState.valueOf(name()));
        }
    }

    private final Invoices invoices;
    private final Documents documents;
    private final Payments payments;
    private final PaymentWords paymentWords;
    private final PaymentLines lines;
    private final CreditNotePages creditNotes;
    private final InvoiceWorkflow workflow;
    private final MailWords mails;
    private final Deliveries deliveries;
    private final DraftPages draftPages;
    private final Rows rows;
    private final Words words;

    DocumentsController(
            Invoices invoices,
            Documents documents,
            Payments payments,
            PaymentWords paymentWords,
            PaymentLines lines,
            CreditNotePages creditNotes,
            InvoiceWorkflow workflow,
            MailWords mails,
            Deliveries deliveries,
            DraftPages draftPages,
            Rows rows,
            Words words) {
        this.invoices = invoices;
        this.documents = documents;
        this.payments = payments;
        this.paymentWords = paymentWords;
        this.lines = lines;
        this.creditNotes = creditNotes;
        this.workflow = workflow;
        this.mails = mails;
        this.deliveries = deliveries;
        this.draftPages = draftPages;
        this.rows = rows;
        this.words = words;
    }

    @GetMapping
    String list(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "state", required = false) Filter state,
            @RequestParam(name = "sort", defaultValue = "NEWEST") InvoiceOrder sort,
            @RequestParam(name = "page", defaultValue = "0") int page,
            Model model) {
        int shown = Math.min(Math.max(page, 0), LAST_PAGE);
        model.addAttribute("text", text);
        model.addAttribute("state", state);
        model.addAttribute("states", Filter.values());
        model.addAttribute("sort", sort);
        model.addAttribute("sorts", InvoiceOrder.values());
        model.addAttribute("page", shown);
        if (state == Filter.CREDIT_NOTES) {
            show(model, creditNotes.search(text, shown * PAGE, PAGE + 1), List.of());
        } else {
            List<InvoiceState> wanted = state == null ? List.of() : state.states();
            show(model, List.of(), invoices.search(text, wanted, sort, shown * PAGE, PAGE + 1));
        }
        return "documents";
    }

    /** One more than a page was asked for: it says that there is another one. */
    private void show(Model model, List<CreditNotePages.Listed> credits, List<InvoiceSummary> found) {
        List<InvoiceSummary> shown = found.stream().limit(PAGE).toList();
        model.addAttribute("more", credits.size() + found.size() > PAGE);
        model.addAttribute("rows", rows.of(shown));
        model.addAttribute("creditNotes", credits.stream().limit(PAGE).toList());
        model.addAttribute("creditsOf", creditNotes.ofEach(shown));
    }

    @GetMapping("/{invoice}")
    String one(@PathVariable String invoice, Principal user, Model model) {
        InvoiceId id = InvoiceId.of(invoice);
        InvoiceSummary summary = invoices.summary(id);
        model.addAttribute("row", rows.row(summary));
        if (summary.number() == null) {
            model.addAttribute("draft", draftPages.show(summary, user.getName()));
            return "document-draft";
        }
        InvoiceContent content = invoices.content(id);
        model.addAttribute("content", content);
        model.addAttribute("issued", Display.day(content.issueDate(), words.locale()));
        model.addAttribute("due", Display.day(content.dueDate(), words.locale()));
        model.addAttribute("net", Display.money(content.totals().net(), words.locale()));
        model.addAttribute("gross", Display.money(content.totals().gross(), words.locale()));
        model.addAttribute("payment", paymentWords.of(id));
        model.addAttribute("book", lines.of(id));
        model.addAttribute("login", user.getName());
        model.addAttribute("credits", creditNotes.card(id, user.getName()));
        model.addAttribute(
                "refundTask",
                workflow.refundTask(id, user.getName()).map(InvoiceTask::taskId).orElse(null));
        model.addAttribute("mails", mails.of(id));
        StoredDocument document = documents.find(id).orElse(null);
        model.addAttribute("document", document);
        model.addAttribute("deadSince", deadSince(id, document));
        model.addAttribute("language", deliveries.usualLanguage(content).getLanguage());
        model.addAttribute("presses", (Supplier<UUID>) UUID::randomUUID);
        model.addAttribute("payable", isPayable(summary));
        return "document";
    }

    /** "Vérifier maintenant": what Bridge says stands on the page that follows. */
    @PostMapping("/{invoice}/check")
    String check(@PathVariable String invoice, RedirectAttributes redirect) {
        InvoiceId id = invoices.requireIssued(InvoiceId.of(invoice));
        if (!payments.verify(id)) {
            redirect.addFlashAttribute("unverified", true);
        }
        return "redirect:/documents/" + id;
    }

    /** The day on which the code that is printed on the document was revoked; null while it is alive. */
    private String deadSince(InvoiceId invoice, StoredDocument document) {
        return payments.lastRevocation(invoice)
                .filter(revoked -> document != null && revoked.isAfter(document.renderedAt()))
                .map(revoked -> Display.day(CompanyDay.of(revoked), words.locale()))
                .orElse(null);
    }

    @GetMapping("/{invoice}/qr")
    String qr(@PathVariable String invoice, Model model) {
        InvoiceSummary summary = invoices.summary(invoices.requireIssued(InvoiceId.of(invoice)));
        model.addAttribute("invoice", summary.id());
        model.addAttribute("number", summary.number());
        return "qr";
    }

    private static boolean isPayable(InvoiceSummary invoice) {
        return invoice.state() == InvoiceState.OPEN || invoice.state() == InvoiceState.OVERDUE;
    }
}
