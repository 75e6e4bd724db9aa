package fr.encaisse.desk;

import fr.encaisse.creditnote.CreditChoice;
import fr.encaisse.creditnote.CreditNote;
import fr.encaisse.creditnote.CreditNoteDraft;
import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.creditnote.CreditNotes;
import fr.encaisse.creditnote.Creditable;
import fr.encaisse.creditnote.Creditable.LineLeft;
import fr.encaisse.creditnote.Crediting;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.PaymentBook;
import fr.encaisse.payment.Payments;
import fr.encaisse.process.CreditNoteStep;
import fr.encaisse.process.CreditNoteTask;
import fr.encaisse.process.CreditNoteWorkflow;
import fr.encaisse.process.People;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.Quantity;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the forms of a credit note show, in words. */
@Component
class CreditNoteScreens {

    private final CreditNotes creditNotes;
    private final Crediting crediting;
    private final CreditNoteWorkflow workflow;
    private final Invoices invoices;
    private final Payments payments;
    private final People people;
    private final Words words;

    CreditNoteScreens(
            CreditNotes creditNotes,
            Crediting crediting,
            CreditNoteWorkflow workflow,
            Invoices invoices,
            Payments payments,
            People people,
            Words words) {
        this.creditNotes = creditNotes;
        this.crediting = crediting;
        this.workflow = workflow;
        this.invoices = invoices;
        this.payments = payments;
        this.people = people;
        this.words = words;
    }

    Screen of(CreditNoteTask task, String user) {
        CreditNoteDraft draft = creditNotes.draft(task.creditNote());
        InvoiceContent invoice = invoices.content(draft.invoice());
        Creditable left = creditNotes.creditable(draft.invoice());
        return new Screen(
                task.step(),
                draft.invoice(),
                invoice.number(),
                invoice.title(),
                invoice.buyer().name(),
                money(invoice.totals().gross()),
                money(left.gross()),
                draft.version(),
                draft.choice(),
                left.lines().stream().map(line -> line(line, invoice)).toList(),
                totals(task.creditNote()),
                workflow.problems(task.creditNote()).stream().map(words::say).toList(),
                people.find(draft.writtenBy()).displayName(),
                draft.refusal() == null ? null : refusal(draft.refusal()),
                task.step() == CreditNoteStep.APPROVE_CREDIT_NOTE && workflow.mayApprove(task.creditNote(), user));
    }

    InvoiceId invoice(CreditNoteId creditNote) {
        return creditNotes.draft(creditNote).invoice();
    }

    /** @return null while what is typed comes to nothing sound */
    Totals totals(CreditNoteId creditNote) {
        return crediting.assess(creditNote).note().map(this::totals).orElse(null);
    }

    /** What it takes off, with VAT; empty while what is typed comes to nothing sound. */
    Optional<Money> amount(CreditNoteId creditNote) {
        return crediting
                .assess(creditNote)
                .note()
                .map(note -> note.content().totals().gross());
    }

    private Totals totals(CreditNote note) {
        PaymentBook book = payments.payments(note.invoice().id());
        InvoiceContent.Totals totals = note.content().totals();
        Money wanted = book.paid().plus(book.due()).minus(book.excess()).minus(totals.gross());
        Money due = wanted.minus(book.paid());
        return new Totals(
                money(totals.net()),
                money(totals.vatTotal()),
                money(totals.gross()),
                money(due.isPositive() ? due : Money.ZERO),
                due.amount().signum() < 0 ? money(Money.ZERO.minus(due)) : "");
    }

    private Refusal refusal(CreditNoteDraft.Refusal refusal) {
        return new Refusal(people.find(refusal.by()).displayName(), refusal.reason());
    }

    private Line line(LineLeft left, InvoiceContent invoice) {
        InvoiceContent.Line line = left.line();
        boolean gone = left.quantity().signum() == 0;
        return new Line(
                left.place().section(),
                left.place().line(),
                invoice.sections().get(left.place().section()).title(),
                line.name(),
                Display.quantity(line.quantity(), words.locale()),
                words.say(line.unit().messageKey()),
                money(line.net()),
                gone ? "" : Display.quantity(new Quantity(left.quantity()), words.locale()),
                gone ? "" : Display.typedQuantity(new Quantity(left.quantity()), words.locale()));
    }

    private String money(Money amount) {
        return Display.money(amount, words.locale());
    }

    /**
     * @param left of the invoice, with VAT
     * @param totals null while what is typed comes to nothing sound
     * @param refusal null unless a manager has sent it back
     * @param mayApprove the one who looks may
     */
    record Screen(
            CreditNoteStep step,
            InvoiceId invoice,
            String number,
            String title,
            String client,
            String gross,
            String left,
            int version,
            CreditChoice choice,
            List<Line> lines,
            Totals totals,
            List<String> problems,
            String writtenBy,
            Refusal refusal,
            boolean mayApprove) {}

    /**
     * @param left what of the quantity is not credited yet; empty when all is
     * @param typedLeft the same as one would type it
     */
    record Line(
            int section,
            int line,
            String sectionTitle,
            String name,
            String quantity,
            String unit,
            String net,
            String left,
            String typedLeft) {}

    /**
     * @param due what will still be due on the invoice
     * @param excess what will have to be sent back; empty when nothing
     */
    record Totals(String net, String vat, String gross, String due, String excess) {}

    record Refusal(String by, String reason) {}
}
