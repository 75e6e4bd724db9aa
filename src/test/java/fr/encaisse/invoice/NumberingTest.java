package fr.encaisse.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.TamperedTables;
import fr.encaisse.invoice.StepContent.ClientChoice;
import fr.encaisse.invoice.tables.NumberSeries;
import fr.encaisse.invoice.tables.NumberSeries.Series;
import fr.encaisse.shared.InvalidInput;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Sixteen people issue at once around midnight of the last day of the year. */
@EncaisseTest
class NumberingTest {

    private static final String OWNER = "numbering-test";
    private static final int THREADS = 16;
    private static final int DRAFTS = 200;
    private static final Instant BEFORE_MIDNIGHT = Instant.parse("2041-12-31T22:59:59Z");
    /** Half past midnight in Paris: the new year has begun there, not yet in UTC. */
    private static final Instant AFTER_MIDNIGHT = Instant.parse("2041-12-31T23:30:00Z");

    @Autowired
    Issuing issuing;

    @Autowired
    SoundDrafts sound;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MutableClock clock;

    @Autowired
    HikariDataSource pool;

    private final Map<BreakOff, Integer> brokenOff = new ConcurrentHashMap<>();
    private final ScheduledExecutorService fates = Executors.newSingleThreadScheduledExecutor();
    private NumberSeries.Standing before;

    @BeforeEach
    void lastEveningOfTheYear(@Autowired NumberSeries series) {
        before = transactions.execute(status -> series.lock(Series.F));
        clock.set(BEFORE_MIDNIGHT);
    }

    /** Other tests share the database, and live in other years. */
    @AfterEach
    void asIfNothingHadHappened() {
        fates.shutdownNow();
        clock.reset();
        TamperedTables.open(jdbc, this::forget);
    }

    private void forget() {
        String own = "(SELECT invoice_id FROM invoice_state WHERE owner = '" + OWNER + "')";
        for (String table : List.of(
                "receivable",
                "invoice_mention",
                "invoice_vat",
                "invoice_line",
                "invoice_section",
                "invoice",
                "draft_step")) {
            jdbc.sql("DELETE FROM " + table + " WHERE invoice_id IN " + own).update();
        }
        jdbc.sql("DELETE FROM invoice_state WHERE owner = ?").param(OWNER).update();
        jdbc.sql("UPDATE client SET last_invoiced_at = NULL WHERE last_invoiced_at >= DATE '2041-12-31'")
                .update();
        jdbc.sql("UPDATE invoice_series SET numbering_year = ?, last_number = ?, last_issue_date = ?")
                .params(before.year(), before.lastNumber(), before.lastIssueDate())
                .update();
    }

    /** Each tries until the invoice is issued, and most tries are broken off somewhere. */
    @Test
    void numbersStayContinuousWhateverFailsAndDatesNeverGoBack() throws Exception {
        List<Callable<InvoiceContent>> jobs = new ArrayList<>();
        for (int i = 0; i < DRAFTS; i++) {
            InvoiceId invoice = sound.open(OWNER, "Chantier " + i);
            Random random = new Random(20411231L * (i + 1));
            jobs.add(() -> issueAtLast(invoice, random));
            if (i % 10 == 0) {
                jobs.add(() -> issueAtLast(invoice, random));
                jobs.add(this::issueAnUnsoundDraft);
            }
            if (i == DRAFTS / 2) {
                jobs.add(this::midnightPasses);
            }
        }
        runAll(jobs);

        List<Row> rows = issued();
        assertThat(rows).hasSize(DRAFTS);
        assertThat(numbersOf(rows, 2041)).isNotEmpty();
        assertThat(numbersOf(rows, 2042)).isNotEmpty();
        assertThat(rows).extracting(Row::issueDate).isSorted();
        assertThat(rows).extracting(Row::issueDate).containsOnly(LocalDate.of(2041, 12, 31), LocalDate.of(2042, 1, 1));
        assertThat(journaled())
                .as("numbers in the order of the journal")
                .isEqualTo(rows.stream().map(Row::number).toList());
        assertThat(brokenOff.keySet())
                .as("what broke tries off: everything arranged, and nothing else")
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(BreakOff.NOWHERE)));
    }

    /** The company's day, on whatever machine: the year, and with it the series, turns at midnight in Paris. */
    @ParameterizedTest
    @CsvSource({
        "UTC, 2041-12-31T22:30:00Z, 2041-12-31",
        "UTC, 2041-12-31T23:30:00Z, 2042-01-01",
        "America/Montreal, 2041-12-31T22:30:00Z, 2041-12-31",
        "America/Montreal, 2041-12-31T23:30:00Z, 2042-01-01",
        "Pacific/Auckland, 2041-12-31T22:30:00Z, 2041-12-31",
    })
    void halfPastElevenOnTheLastEveningIsTheOldYearInParisOnly(String zone, Instant now, LocalDate day) {
        TimeZone machine = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            // A connection remembers the zone in which it was made.
            pool.getHikariPoolMXBean().softEvictConnections();
            clock.set(now);
            InvoiceContent issued = issuing.issue(sound.open(OWNER, "Réveillon"), OWNER);

            assertThat(issued.issueDate()).isEqualTo(day);
            assertThat(issued.number()).isEqualTo("F-" + day.getYear() + "-000001");
            assertThat(jdbc.sql("SELECT CAST(issue_date AS VARCHAR(10)) FROM invoice WHERE issued_by = ?")
                            .param(OWNER)
                            .query(String.class)
                            .single())
                    .isEqualTo(day.toString());
            assertThat(issued()).extracting(Row::issueDate).containsExactly(day);
        } finally {
            TimeZone.setDefault(machine);
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    private InvoiceContent midnightPasses() {
        clock.set(AFTER_MIDNIGHT);
        return null;
    }

    private InvoiceContent issueAnUnsoundDraft() {
        InvoiceId invoice = sound.open(OWNER, "");
        sound.save(invoice, new ClientChoice(null, null));
        try {
            return issuing.issue(invoice, OWNER);
        } catch (InvalidInput expected) {
            return null;
        }
    }

    /** Where a try ends. */
    private enum BreakOff {
        NOWHERE,
        /** At one of the moments where somebody asks for the time: between lock, number, rows and journal. */
        AT_A_READING_OF_THE_CLOCK,
        /** After everything was done, e.g. when the engine cannot commit. */
        BEFORE_THE_COMMIT,
        /** At any moment, maybe too late. */
        CONNECTION_LOST
    }

    private InvoiceContent issueAtLast(InvoiceId invoice, Random random) {
        while (true) {
            BreakOff kind = BreakOff.values()[random.nextInt(BreakOff.values().length)];
            try {
                return transactions.execute(status -> {
                    arrange(kind, random);
                    InvoiceContent issued = issuing.issue(invoice, OWNER);
                    if (kind == BreakOff.BEFORE_THE_COMMIT) {
                        throw new IllegalStateException("What comes after the number fails");
                    }
                    return issued;
                });
            } catch (IllegalStateException | DataAccessException | TransactionException broken) {
                brokenOff.merge(kind, 1, Integer::sum);
            } finally {
                clock.mend();
            }
        }
    }

    private void arrange(BreakOff kind, Random random) {
        if (kind == BreakOff.AT_A_READING_OF_THE_CLOCK) {
            clock.breakAt(1 + random.nextInt(6));
        } else if (kind == BreakOff.CONNECTION_LOST) {
            Connection lent = DataSourceUtils.getConnection(pool);
            pool.evictConnection(lent);
            fates.schedule(() -> lose(lent), random.nextInt(30), TimeUnit.MILLISECONDS);
        }
    }

    /** H2 does not know how to abort; closing waits for the statement and rolls back. */
    private static Void lose(Connection lent) throws SQLException {
        Connection connection = lent.unwrap(Connection.class);
        if (connection.getClass().getName().startsWith("org.h2.")) {
            connection.close();
        } else {
            connection.abort(Runnable::run);
        }
        return null;
    }

    private static void runAll(List<Callable<InvoiceContent>> jobs) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<InvoiceContent> done : threads.invokeAll(jobs)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> journaled() {
        return jdbc
                .sql("SELECT facts FROM journal_entry WHERE type = 'invoice.issued' AND subject IN"
                        + " (SELECT CAST(invoice_id AS VARCHAR(36)) FROM invoice WHERE issued_by = ?) ORDER BY seq")
                .param(OWNER)
                .query(String.class)
                .list()
                .stream()
                .map(facts -> facts.replaceAll(".*\"number\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private record Row(String number, LocalDate issueDate) {}

    private List<Row> issued() {
        return jdbc.sql("SELECT number, issue_date FROM invoice WHERE issued_by = ? ORDER BY number")
                .param(OWNER)
                .query(Row.class)
                .list();
    }

    /** Checks that the year's numbers are 1, 2, 3 ... without gap or duplicate. */
    private static List<String> numbersOf(List<Row> rows, int year) {
        List<String> numbers = rows.stream()
                .map(Row::number)
                .filter(number -> number.startsWith("F-" + year))
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size())
                        .mapToObj(i -> "F-%d-%06d".formatted(year, i))
                        .toList());
        return numbers;
    }
}
