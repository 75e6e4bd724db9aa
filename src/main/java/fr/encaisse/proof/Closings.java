package fr.encaisse.proof;

import fr.encaisse.issuer.Issuers;
import fr.encaisse.journal.Journal;
import fr.encaisse.journal.JournalEntry;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The signed closings of the journal, one for each month of the company that is over. */
@Service
public class Closings {

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
        return jdbc.sql("SELECT statement FROM closing ORDER BY closed_month DESC").query(String.class).list().stream()
                .map(ClosingFile::read)
                .map(closing -> new Kept(closing, lastDownload(closing.month())))
                .toList();
    }

    /** The file of a month, signed; that somebody has taken it is written in the journal. */
    public String download(YearMonth month, String by) {
        String file = file(month).orElseThrow(() -> new NotFound("proof.unknown"));
        transaction.executeWithoutResult(
                status -> journal.record("closing.downloaded", month.toString(), Map.of("by", by)));
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

    private Optional<JournalEntry> lastDownload(YearMonth month) {
        List<JournalEntry> downloads = journal.of(month.toString(), "closing.downloaded");
        return downloads.isEmpty() ? Optional.empty() : Optional.of(downloads.get(downloads.size() - 1));
    }

    private Optional<YearMonth> firstMonth() {
        return journal.after(0).stream().findFirst().map(entry -> monthOf(entry.at()));
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
