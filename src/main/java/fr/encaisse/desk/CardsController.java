package fr.encaisse.desk;

import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.invoice.InvoiceSummary;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.invoice.Step;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.process.CreditNoteTask;
import fr.encaisse.process.CreditNoteWorkflow;
import fr.encaisse.process.InvoiceTask;
import fr.encaisse.process.InvoiceWorkflow;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the cards of Tasklist's list tell of their invoices. Asked when they are drawn, so that nothing about an invoice
 * has to be kept in the engine's variables.
 */
@RestController
class CardsController {

    /** Tasklist shows fifteen tasks a page. */
    private static final int MOST = 100;

    private final InvoiceWorkflow workflow;
    private final CreditNoteWorkflow creditNotes;
    private final CreditNoteScreens creditNoteScreens;
    private final Invoices invoices;
    private final Drafts drafts;
    private final Rows rows;
    private final Words words;

    CardsController(
            InvoiceWorkflow workflow,
            CreditNoteWorkflow creditNotes,
            CreditNoteScreens creditNoteScreens,
            Invoices invoices,
            Drafts drafts,
            Rows rows,
            Words words) {
        this.workflow = workflow;
        this.creditNotes = creditNotes;
        this.creditNoteScreens = creditNoteScreens;
        this.invoices = invoices;
        this.drafts = drafts;
        this.rows = rows;
        this.words = words;
    }

    @GetMapping("/api/cards")
    List<Card> cards(@RequestParam List<String> tasks) {
        if (tasks.size() > MOST) {
            throw new InvalidInput("tasks", "desk.error.unreadable");
        }
        List<InvoiceTask> found = workflow.find(tasks);
        List<InvoiceSummary> about =
                invoices.summaries(found.stream().map(InvoiceTask::invoice).toList());
        Map<InvoiceId, InvoiceSummary> summaries = byId(about, InvoiceSummary::id);
        Map<InvoiceId, Rows.Row> shown = byId(rows.of(about), Rows.Row::id);
        return Stream.concat(
                        found.stream()
                                .filter(task -> shown.containsKey(task.invoice()))
                                .map(task -> card(task, summaries.get(task.invoice()), shown.get(task.invoice()))),
                        creditNotes.find(tasks).stream().map(this::card))
                .toList();
    }

    private static <T> Map<InvoiceId, T> byId(List<T> all, Function<T, InvoiceId> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private Card card(CreditNoteTask task) {
        InvoiceSummary invoice = invoices.summary(creditNoteScreens.invoice(task.creditNote()));
        CreditNoteScreens.Totals totals = creditNoteScreens.totals(task.creditNote());
        return new Card(
                task.taskId(),
                invoice.id(),
                invoice.clientName(),
                invoice.title(),
                words.say("desk.credit.card", invoice.number()),
                totals == null ? "" : totals.gross(),
                "",
                false);
    }

    private Card card(InvoiceTask task, InvoiceSummary invoice, Rows.Row row) {
        boolean late = invoice.state() == InvoiceState.OVERDUE;
        return new Card(
                task.taskId(),
                task.invoice(),
                row.client().isEmpty() ? words.say("desk.home.noClient") : row.client(),
                row.title(),
                row.number(),
                invoice.gross() == null ? draftGross(task) : row.rest().isEmpty() ? row.gross() : row.rest(),
                late ? words.say("desk.card.late", shortDay(invoice), row.due()) : "",
                late);
    }

    private String shortDay(InvoiceSummary invoice) {
        return rows.shortDay(invoice.dueDate());
    }

    private String draftGross(InvoiceTask task) {
        StepContent content = drafts.read(task.invoice(), Step.PRODUCTS).content();
        if (content instanceof StepContent.Products products
                && !products.sections().isEmpty()) {
            return Display.money(drafts.price(task.invoice(), products).totals().gross(), words.locale());
        }
        return "";
    }

    /**
     * A card in words; empty where there is nothing to tell yet.
     *
     * @param gross with VAT; of a draft as far as it is typed, of an invoice that is partly paid what is left
     * @param due since when it should have been paid; empty unless it is late
     */
    record Card(
            String taskId,
            InvoiceId invoice,
            String client,
            String title,
            String number,
            String gross,
            String due,
            boolean late) {}
}
