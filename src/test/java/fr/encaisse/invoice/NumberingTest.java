package fr.encaisse.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.TamperedTables;
import fr.encaisse.invoice.StepContent.ClientChoice;
import fr.encaisse.shared.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    Drafts drafts;

    @Autowired
    SoundDrafts sound;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MutableClock clock;

    private NumberSeries.Standing before;

    @BeforeEach
    void lastEveningOfTheYear(@Autowired NumberSeries series) {
        before = transactions.execute(status -> series.lock());
        clock.set(BEFORE_MIDNIGHT);
    }

    /** Other tests share the database, and live in other years. */
    @AfterEach
    void asIfNothingHadHappened() {
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

    @Test
    void numbersStayContinuousWhateverFailsAndDatesNeverGoBack() throws Exception {
        List<Callable<InvoiceContent>> jobs = new ArrayList<>();
        for (int i = 0; i < DRAFTS; i++) {
            InvoiceId invoice = sound.open(OWNER, "Chantier " + i);
            jobs.add(() -> issuing.issue(invoice, OWNER));
            if (i % 10 == 0) {
                jobs.add(() -> issuing.issue(invoice, OWNER));
                jobs.add(this::issueAnUnsoundDraft);
                jobs.add(this::issueAndRollBack);
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

    /** A failure of the caller after the number was taken, e.g. when the engine cannot commit. */
    private InvoiceContent issueAndRollBack() {
        InvoiceId invoice = sound.open(OWNER, "Sans suite");
        transactions.executeWithoutResult(status -> {
            issuing.issue(invoice, OWNER);
            status.setRollbackOnly();
        });
        drafts.abandon(invoice);
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
