package fr.encaisse.desk;

import fr.encaisse.creditnote.CreditNote;
import fr.encaisse.creditnote.CreditNoteDraft;
import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.creditnote.CreditNoteSummary;
import fr.encaisse.creditnote.CreditNotes;
import fr.encaisse.delivery.Deliveries;
import fr.encaisse.document.Documents;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceSummary;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.process.CreditNoteStep;
import fr.encaisse.process.CreditNoteTask;
import fr.encaisse.process.CreditNoteWorkflow;
import fr.encaisse.process.People;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** "Faire un avoir", and where the credit notes of an invoice stand. */
@Controller
class CreditNotePages {

    private final CreditNoteWorkflow workflow;
    private final CreditNoteScreens screens;
    private final CreditNotes creditNotes;
    private final Invoices invoices;
    private final Documents documents;
    private final Deliveries deliveries;
    private final People people;
    private final Rows rows;
    private final Words words;

    CreditNotePages(
            CreditNoteWorkflow workflow,
            CreditNoteScreens screens,
            CreditNotes creditNotes,
            Invoices invoices,
            Documents documents,
            Deliveries deliveries,
            People people,
            Rows rows,
            Words words) {
        this.workflow = workflow;
        this.screens = screens;
        this.creditNotes = creditNotes;
        this.invoices = invoices;
        this.documents = documents;
        this.deliveries = deliveries;
        this.people = people;
        this.rows = rows;
        this.words = words;
    }

    @PostMapping("/documents/{invoice}/credit-notes")
    String start(@PathVariable String invoice, Principal user) {
        InvoiceContent content = invoices.content(InvoiceId.of(invoice));
        CreditNoteTask first = workflow.start(content.id(), deliveries.usualLanguage(content), user.getName());
        return "redirect:" + Tasklist.at(first);
    }

    /** Where a credit note is gone on with: its task for whoever has one, else the page of its invoice. */
    @GetMapping("/credit-notes/{id}")
    String goOn(@PathVariable String id, Principal user) {
        CreditNoteDraft draft = creditNotes.draft(CreditNoteId.of(id));
        return "redirect:"
                + workflow.openTask(draft.id(), user.getName())
                        .map(Tasklist::at)
                        .orElse("/documents/" + draft.invoice() + "#credit-notes");
    }

    /** Asked until the document of an issued credit note is there. */
    @GetMapping("/api/credit-notes/{id}")
    @ResponseBody
    Progress progress(@PathVariable String id) {
        CreditNoteId creditNote = CreditNoteId.of(id);
        return new Progress(
                creditNotes.draft(creditNote).invoice(),
                documents.find(creditNote).isPresent());
    }

    /** For the page of an invoice. */
    Card card(InvoiceId invoice, String user) {
        List<CreditNote> issued = creditNotes.of(invoice);
        Money credited = Money.sum(
                issued.stream().map(note -> note.content().totals().gross()).toList());
        return new Card(
                issued.stream().map(this::line).toList(),
                workflow.drafts(invoice).stream()
                        .map(draft -> pending(draft, user))
                        .toList(),
                issued.isEmpty() ? "" : taken(credited),
                creditNotes.creditable(invoice).gross().isPositive());
    }

    /** For the list of credit notes. */
    List<Listed> search(String text, int offset, int limit) {
        return creditNotes.search(text, offset, limit).stream()
                .map(this::listed)
                .toList();
    }

    /** For Accueil: those that wait for this manager. */
    Waiting toApprove(String manager, int limit) {
        List<CreditNoteId> waiting = workflow.toApprove(manager);
        return new Waiting(
                waiting.isEmpty() ? "" : words.say("desk.home.toApproveText", waiting.size()),
                waiting.stream().limit(limit).map(this::toApprove).toList());
    }

    private ToApprove toApprove(CreditNoteId id) {
        CreditNoteDraft draft = creditNotes.draft(id);
        InvoiceSummary invoice = invoices.summary(draft.invoice());
        return new ToApprove(
                id,
                invoice.clientName(),
                words.say(
                        "desk.home.toApproveOf",
                        invoice.number(),
                        people.find(draft.writtenBy()).displayName()),
                screens.amount(id).map(this::taken).orElse(""));
    }

    /** For rows of invoices: the numbers and amounts of their credit notes. */
    Map<InvoiceId, List<String>> ofEach(List<InvoiceSummary> listed) {
        return creditNotes.ofAll(listed.stream().map(InvoiceSummary::id).toList()).stream()
                .collect(Collectors.groupingBy(
                        CreditNoteSummary::invoice,
                        Collectors.mapping(
                                note -> words.say("desk.credit.listed", note.number(), taken(note.gross())),
                                Collectors.toList())));
    }

    private Listed listed(CreditNoteSummary note) {
        return new Listed(
                note.invoice(),
                note.number(),
                words.say("desk.credit.ofInvoice", note.invoiceNumber()),
                note.clientName(),
                note.reason(),
                rows.shortDay(note.issueDate()),
                taken(note.gross()));
    }

    private Line line(CreditNote note) {
        return new Line(
                note.id(),
                note.number(),
                rows.shortDay(note.content().issueDate()),
                note.reason(),
                people.find(note.issued().approvedBy()).displayName(),
                taken(note.content().totals().gross()),
                documents.find(note.id()).isPresent());
    }

    private Pending pending(CreditNoteDraft draft, String user) {
        Optional<CreditNoteTask> open = workflow.openTask(draft.id());
        boolean waits = open.filter(task -> task.step() == CreditNoteStep.APPROVE_CREDIT_NOTE)
                .isPresent();
        return new Pending(
                draft.id(),
                people.find(draft.writtenBy()).displayName(),
                waits,
                workflow.openTask(draft.id(), user).isPresent());
    }

    private String taken(Money amount) {
        return Display.money(Money.ZERO.minus(amount), words.locale());
    }

    /**
     * @param credited altogether, with its minus; empty when nothing is
     * @param open something is left to be credited
     */
    public record Card(List<Line> lines, List<Pending> pending, String credited, boolean open) {}

    /** @param ready its document is there */
    public record Line(
            CreditNoteId id,
            String number,
            String day,
            String reason,
            String approvedBy,
            String amount,
            boolean ready) {}

    /**
     * @param toApprove it waits for a manager
     * @param mine it is the turn of the one who looks
     */
    public record Pending(CreditNoteId id, String by, boolean toApprove, boolean mine) {}

    /** @param words how many there are; empty when nothing waits */
    record Waiting(String words, List<ToApprove> first) {}

    /**
     * @param about its invoice and who wrote it
     * @param amount with its minus; empty while what is typed comes to nothing sound
     */
    public record ToApprove(CreditNoteId id, String client, String about, String amount) {}

    /** A row of the list "Documents". */
    public record Listed(
            InvoiceId invoice,
            String number,
            String ofInvoice,
            String client,
            String reason,
            String issued,
            String amount) {}

    record Progress(InvoiceId invoice, boolean ready) {}
}
