package fr.encaisse.invoice;

import fr.encaisse.client.Clients;
import fr.encaisse.invoice.reading.DraftReading;
import fr.encaisse.invoice.tables.NumberSeries;
import fr.encaisse.invoice.tables.NumberSeries.Series;
import fr.encaisse.journal.FinalRows;
import fr.encaisse.journal.Journal;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Turns a draft into an invoice: checks every requirement, takes the number, freezes the content. */
@Service
public class Issuing {

    private final InvoiceRegister register;
    private final IssueCheck check;
    private final NumberSeries series;
    private final FrozenInvoiceWriter writer;
    private final FrozenInvoiceReader reader;
    private final Clients clients;
    private final UsualTerms usualTerms;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Issuing(
            InvoiceRegister register,
            IssueCheck check,
            NumberSeries series,
            FrozenInvoiceWriter writer,
            FrozenInvoiceReader reader,
            Clients clients,
            UsualTerms usualTerms,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.register = register;
        this.check = check;
        this.series = series;
        this.writer = writer;
        this.reader = reader;
        this.clients = clients;
        this.usualTerms = usualTerms;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** What keeps the draft from being issued now: unsound steps and unmet requirements; nothing once it is issued. */
    public List<IssueRequirement.Missing> missing(InvoiceId invoice) {
        return missing(invoice, CompanyDay.today(clock));
    }

    /** The same with the law and the rates of another day. */
    public List<IssueRequirement.Missing> missing(InvoiceId invoice, LocalDate day) {
        return register.state(invoice).isIssued()
                ? List.of()
                : check.check(invoice, day).missing();
    }

    /**
     * Issues within the caller's transaction and publishes {@link InvoiceIssued}; an invoice already issued is left as
     * it is.
     *
     * @param issuedBy login
     * @throws fr.encaisse.shared.InvalidInput with all that is missing
     * @throws fr.encaisse.shared.Conflict when the draft was abandoned
     */
    @Transactional
    public InvoiceContent issue(InvoiceId invoice, String issuedBy) {
        InvoiceRegister.Entry entry = register.lock(invoice);
        if (entry.state().isIssued()) {
            return reader.read(invoice);
        }
        entry.requireDraft();
        // The lock comes first: whoever waits for a number may wait past midnight, and dates follow numbers.
        NumberSeries.Standing standing = series.lock(Series.F);
        InvoiceContent sound = requireSound(invoice, CompanyDay.today(clock));
        InvoiceContent issued = sound.numbered(series.take(standing, sound.issueDate()));
        freeze(issued, issuedBy);
        return issued;
    }

    private InvoiceContent requireSound(InvoiceId invoice, LocalDate day) {
        DraftReading.Reading reading = check.check(invoice, day);
        if (!reading.missing().isEmpty()) {
            throw new InvalidInput(reading.missing().stream()
                    .map(IssueRequirement.Missing::located)
                    .toList());
        }
        return reading.content().orElseThrow();
    }

    private void freeze(InvoiceContent issued, String issuedBy) {
        Instant now = clock.instant();
        writer.write(issued, issuedBy, now);
        register.issued(issued, now);
        clients.invoiced(issued.buyer().clientId());
        usualTerms.remember(issued);
        journal.record(
                "invoice.issued",
                issued.id().toString(),
                Map.of(
                        "number", issued.number(),
                        "gross", issued.totals().gross().toString(),
                        "issueDate", issued.issueDate().toString(),
                        "dueDate", issued.dueDate().toString(),
                        "by", issuedBy,
                        "sha256", writer.sha256(issued.id()),
                        "form", FinalRows.FORM));
        events.publishEvent(new InvoiceIssued(issued.id(), issued.number(), issued.dueDate()));
    }
}
