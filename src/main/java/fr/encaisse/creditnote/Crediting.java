package fr.encaisse.creditnote;

import fr.encaisse.creditnote.CreditNote.Issued;
import fr.encaisse.creditnote.CreditNote.Origin;
import fr.encaisse.creditnote.CreditNoteDraft.Refusal;
import fr.encaisse.creditnote.CreditNoteDraft.State;
import fr.encaisse.invoice.InvoiceCancelled;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.invoice.tables.NumberSeries;
import fr.encaisse.invoice.tables.NumberSeries.Series;
import fr.encaisse.journal.FinalRows;
import fr.encaisse.journal.Journal;
import fr.encaisse.shared.Checked;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.Findings;
import fr.encaisse.shared.InvalidInput;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes, approves and issues credit notes. */
@Service
public class Crediting {

    private final CreditNoteDrafts drafts;
    private final FrozenCreditNotes issued;
    private final Invoices invoices;
    private final NumberSeries series;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final MessageSource messages;
    private final Clock clock;

    Crediting(
            CreditNoteDrafts drafts,
            FrozenCreditNotes issued,
            Invoices invoices,
            NumberSeries series,
            Journal journal,
            ApplicationEventPublisher events,
            MessageSource messages,
            Clock clock) {
        this.drafts = drafts;
        this.issued = issued;
        this.invoices = invoices;
        this.series = series;
        this.journal = journal;
        this.events = events;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Opens an empty draft, to be mailed to whom the invoice went.
     *
     * @param language of the mail
     * @throws fr.encaisse.shared.NotFound when there is no such issued invoice
     * @throws Conflict when nothing is left to be credited
     */
    @Transactional
    public CreditNoteId open(InvoiceId invoice, Locale language, String by) {
        InvoiceContent content = invoices.content(invoice);
        if (!credited(content).left().isPositive()) {
            throw new Conflict("creditnote.nothingLeft");
        }
        CreditNoteId id = CreditNoteId.random();
        CreditChoice proposed = CreditChoice.NOTHING.to(content.buyer().email(), language.getLanguage());
        drafts.open(id, invoice, proposed, by, clock.instant());
        return id;
    }

    /**
     * Keeps what has been typed, however wrong; an approval of what stood there before is gone.
     *
     * @return the new version
     * @throws Conflict when somebody wrote in between, or it is no draft any more
     */
    @Transactional
    public int save(CreditNoteId id, CreditChoice choice, int version) {
        CreditNoteDraft draft = drafts.lock(id);
        if (draft.version() != version) {
            throw new Conflict("invoice.draft.stale");
        }
        drafts.choose(id, choice, version + 1, clock.instant());
        return version + 1;
    }

    /** The credit note as it would be issued now, or what keeps it from that. */
    public Assessment assess(CreditNoteId id) {
        CreditNoteDraft draft = drafts.get(id);
        return assess(draft, CompanyDay.today(clock));
    }

    /** A manager agrees to what stands there. */
    @Transactional
    public void approved(CreditNoteId id, String by) {
        drafts.lock(id);
        drafts.approved(id, by, clock.instant());
    }

    /** A manager sends it back to who writes it. @throws InvalidInput on the field {@code refusal} */
    @Transactional
    public void refused(CreditNoteId id, String by, String typedReason) {
        drafts.lock(id);
        Findings findings = new Findings();
        String reason = findings.required("refusal", typedReason, CreditReading.REASON_LENGTH);
        findings.refuseIfAny();
        drafts.refused(id, new Refusal(by, reason), clock.instant());
        journal.record("creditNote.refused", id.toString(), Map.of("by", by, "reason", reason));
    }

    /** Once and for all. @throws Conflict when it is no draft any more */
    @Transactional
    public void abandon(CreditNoteId id) {
        drafts.lock(id);
        drafts.become(id, State.ABANDONED, clock.instant());
    }

    /**
     * Issues within the caller's transaction and publishes {@link CreditNoteIssued}, and {@link InvoiceCancelled} when
     * nothing is left of the invoice; a credit note already issued is left as it is.
     *
     * @throws InvalidInput with what is wrong by now, such as more than what is left
     * @throws Conflict when nobody has approved it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CreditNote issue(CreditNoteId id) {
        if (drafts.get(id).state() == State.ISSUED) {
            return issued.find(id).orElseThrow();
        }
        CreditNoteDraft draft = drafts.lock(id);
        if (draft.approvedBy() == null) {
            throw new Conflict("creditnote.notApproved");
        }
        // From here on nobody else issues a credit note: what is left stays left.
        NumberSeries.Standing standing = series.lock(Series.AV);
        CreditNote sound = requireSound(draft, requireInOrder(CompanyDay.today(clock), standing));
        CreditNote note = sound.numbered(
                series.take(standing, sound.content().issueDate()),
                new Issued(draft.writtenBy(), draft.approvedBy(), clock.instant()));
        freeze(note);
        return note;
    }

    private static LocalDate requireInOrder(LocalDate day, NumberSeries.Standing standing) {
        if (day.isBefore(standing.lastIssueDate())) {
            throw new InvalidInput("", "creditnote.dateInOrder");
        }
        return day;
    }

    private CreditNote requireSound(CreditNoteDraft draft, LocalDate day) {
        Assessment assessment = assess(draft, day);
        if (!assessment.problems().isEmpty()) {
            throw new InvalidInput(assessment.problems());
        }
        CreditNote note = assessment.note().orElseThrow();
        if (day.isBefore(note.invoice().issueDate())) {
            throw new InvalidInput("", "creditnote.dateInOrder");
        }
        return note;
    }

    private void freeze(CreditNote note) {
        InvoiceId invoice = note.invoice().id();
        issued.write(note);
        drafts.become(note.id(), State.ISSUED, clock.instant());
        Credited credited = credited(invoices.content(invoice));
        boolean nothingLeft = !credited.left().isPositive();
        events.publishEvent(new CreditNoteIssued(note.id(), invoice, credited.gross(), nothingLeft));
        if (nothingLeft) {
            invoices.cancelled(invoice);
        }
        invoices.findableBy(invoice, note.number());
        journal.record(
                "creditNote.issued",
                note.id().toString(),
                Map.of(
                        "number", note.number(),
                        "invoice", invoice.toString(),
                        "invoiceNumber", note.invoice().number(),
                        "gross", note.content().totals().gross().toString(),
                        "issueDate", note.content().issueDate().toString(),
                        "by", note.issued().writtenBy(),
                        "approvedBy", note.issued().approvedBy(),
                        "sha256", issued.sha256(note.id()),
                        "form", FinalRows.FORM));
    }

    private Assessment assess(CreditNoteDraft draft, LocalDate day) {
        InvoiceContent invoice = invoices.content(draft.invoice());
        Credited credited = credited(invoice);
        Checked<CreditReading.Sound> read = CreditReading.check(draft.choice(), invoice, credited);
        if (read.value().isEmpty()) {
            return new Assessment(Optional.empty(), read.errors());
        }
        try {
            return new Assessment(
                    Optional.of(note(draft, day, invoice, credited, read.value().get())), List.of());
        } catch (InvalidInput tooMuch) {
            String field = fieldOf(read.value().get().selection().basis());
            return new Assessment(
                    Optional.empty(),
                    tooMuch.errors().stream().map(error -> error.under(field)).toList());
        }
    }

    /** Where it was typed. */
    private static String fieldOf(CreditNote.Basis basis) {
        return basis == CreditNote.Basis.ALL ? "basis" : basis.name().toLowerCase(Locale.ROOT);
    }

    private CreditNote note(
            CreditNoteDraft draft,
            LocalDate day,
            InvoiceContent invoice,
            Credited credited,
            CreditReading.Sound sound) {
        CreditSelection selection = sound.selection();
        CreditCalculation.Result result =
                new CreditCalculation(invoice, credited, lineName(selection, invoice)).of(selection);
        BigDecimal percent = selection instanceof CreditSelection.Percent share ? share.percent() : null;
        return new CreditNote(
                draft.id(),
                Origin.of(invoice),
                selection.basis(),
                percent,
                CreditedContent.of(invoice, draft.id(), day, sound.reason(), result.sections(), result.totals()),
                result.sources(),
                null);
    }

    /** Printed, hence French. */
    private String lineName(CreditSelection selection, InvoiceContent invoice) {
        String percent = selection instanceof CreditSelection.Percent share
                ? Display.percent(share.percent(), Locale.FRENCH)
                : "";
        return messages.getMessage(
                "document.credit.line." + selection.basis(), new Object[] {invoice.number(), percent}, Locale.FRENCH);
    }

    private Credited credited(InvoiceContent invoice) {
        return new Credited(invoice, issued.of(invoice));
    }

    /** @param note without number; empty when there are problems */
    public record Assessment(Optional<CreditNote> note, List<FieldError> problems) {}
}
