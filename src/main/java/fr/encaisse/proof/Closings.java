package fr.encaisse.proof;

import fr.encaisse.issuer.Issuers;
import fr.encaisse.journal.Journal;
import fr.encaisse.journal.JournalEntry;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The signed closings of the journal, one for each month of the company that is over. */
@Service
public class Closings {

    private static final Duration GRACE = Duration.ofDays(1);
    private static final String TAKEN = "closing.downloaded";

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Issuers issuers;
    private final ClosingKeys keys;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Closings(
            JdbcClient jdbc,
            Journal journal,
            Issuers issuers,
            ClosingKeys keys,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.issuers = issuers;
        this.keys = keys;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A closing with what became of its file. */
    public record Kept(Closing closing, Optional<JournalEntry> lastDownload) {}

    /** Newest first. */
    public List<Kept> all() {
        List<Closing> closings =
                jdbc.sql("SELECT statement FROM closing ORDER BY closed_month DESC").query(String.class).list().stream()
                        .map(ClosingFile::read)
                        .toList();
        Map<String, JournalEntry> taken = journal.lastOf(
                closings.stream().map(closing -> closing.month().toString()).toList(), TAKEN);
        return closings.stream()
                .map(closing -> new Kept(
                        closing, Optional.ofNullable(taken.get(closing.month().toString()))))
                .toList();
    }

    /**
     * What a manager should see to; both oldest first.
     *
     * @param toClose months that were over a day ago and are not closed: whatever closes them has not run
     * @param toTake closed months whose file nobody has taken out yet
     */
    public record Waiting(List<YearMonth> toClose, List<YearMonth> toTake) {}

    /** Costs two or three short queries, so that the first page can ask each time. */
    public Waiting waiting() {
        List<String> closed = jdbc.sql("SELECT closed_month FROM closing ORDER BY closed_month")
                .query(String.class)
                .list();
        Set<String> taken = journal.lastOf(closed, TAKEN).keySet();
        Optional<YearMonth> next = closed.isEmpty()
                ? firstMonth()
                : Optional.of(YearMonth.parse(closed.get(closed.size() - 1)).plusMonths(1));
        YearMonth open = monthOf(clock.instant().minus(GRACE));
        return new Waiting(
                next.stream()
                        .flatMap(from ->
                                Stream.iterate(from, month -> month.isBefore(open), month -> month.plusMonths(1)))
                        .toList(),
                closed.stream()
                        .filter(month -> !taken.contains(month))
                        .map(YearMonth::parse)
                        .toList());
    }

    /** The file of a month, signed; that somebody has taken it is written in the journal. */
    public String download(YearMonth month, String by) {
        String file = file(month).orElseThrow(() -> new NotFound("proof.unknown"));
        transaction.executeWithoutResult(status -> journal.record(TAKEN, month.toString(), Map.of("by", by)));
        return file;
    }

    /**
     * Writes what is due. Safe to call on several nodes at once: of two that write the same month, one finds it written.
     *
     * @return how many months were closed
     */
    public int closeWhatIsOver() {
        int closed = 0;
        try {
            while (Boolean.TRUE.equals(transaction.execute(status -> closeNext()))) {
                closed++;
            }
        } catch (DuplicateKeyException writtenByAnotherNode) {
            return closed;
        }
        return closed;
    }

    private boolean closeNext() {
        Optional<String> before = last();
        Optional<Closing> previous = before.map(ClosingFile::read);
        long from = previous.map(Closing::to).orElse(0L) + 1;
        Optional<YearMonth> month =
                previous.map(closing -> closing.month().plusMonths(1)).or(this::firstMonth);
        if (month.isEmpty() || !month.get().isBefore(monthOf(clock.instant()))) {
            return false;
        }
        Span span = span(from, month.get(), previous.map(Closing::lastHash).orElse(JournalEntry.ORIGIN.hash()));
        ClosingKeys.SigningKey key = keys.current();
        Closing closing = new Closing(
                month.get(),
                company(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                from,
                span.to(),
                span.lastHash(),
                span.totals(),
                previous.map(Closing::sinceBeginning).orElse(Totals.NONE).plus(span.totals()),
                before.map(ClosingFile::sha256).orElse(Closing.NO_PREVIOUS),
                key.publicKey());
        write(closing, ClosingFile.write(closing, key.privateKey()));
        return true;
    }

    private record Span(long to, String lastHash, Totals totals) {}

    /** Up to the first entry of a later month: a node whose clock is slow may write an entry of this one after it. */
    private Span span(long from, YearMonth month, String hash) {
        Span span = new Span(from - 1, hash, Totals.NONE);
        for (List<JournalEntry> page = journal.after(from - 1); !page.isEmpty(); page = journal.after(span.to())) {
            for (JournalEntry entry : page) {
                if (monthOf(entry.at()).isAfter(month)) {
                    return span;
                }
                span = new Span(entry.seq(), entry.hash(), span.totals().plus(entry));
            }
        }
        return span;
    }

    private void write(Closing closing, String file) {
        jdbc.sql("INSERT INTO closing (closed_month, last_seq, statement, written_at) VALUES (?, ?, ?, ?)")
                .params(
                        closing.month().toString(),
                        closing.to(),
                        file,
                        closing.writtenAt().atOffset(ZoneOffset.UTC))
                .update();
        journal.record(
                "closing.written",
                closing.month().toString(),
                Map.of("lastEntry", closing.to(), "sha256", ClosingFile.sha256(file)));
    }

    private Optional<String> last() {
        return jdbc.sql("SELECT statement FROM closing ORDER BY closed_month DESC FETCH FIRST 1 ROW ONLY")
                .query(String.class)
                .optional();
    }

    private Optional<String> file(YearMonth month) {
        return jdbc.sql("SELECT statement FROM closing WHERE closed_month = ?")
                .param(month.toString())
                .query(String.class)
                .optional();
    }

    private Optional<YearMonth> firstMonth() {
        return journal.first().map(entry -> monthOf(entry.at()));
    }

    private String company() {
        return issuers.current()
                .map(issuer -> issuer.name() + ", SIREN " + issuer.siren())
                .orElse("");
    }

    private static YearMonth monthOf(Instant instant) {
        return YearMonth.from(CompanyDay.of(instant));
    }
}
