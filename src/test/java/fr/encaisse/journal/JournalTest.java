package fr.encaisse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.encaisse.EncaisseTest;
import fr.encaisse.TamperedTables;
import fr.encaisse.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@EncaisseTest
class JournalTest {

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    /** Afterwards as well: the other tests' entries must not stand on a chain that was tampered with. */
    @BeforeEach
    @AfterEach
    void empty() {
        tamper("DELETE FROM journal_entry");
        jdbc.sql("UPDATE journal_head SET seq = 0, hash = ?")
                .param("0".repeat(64))
                .update();
    }

    @Test
    void factsAreKeptSortedByKey() {
        record("invoice.paid", Map.of("late", false, "gross", Money.of("12.5"), "day", LocalDate.of(2026, 11, 22)));
        assertThat(jdbc.sql("SELECT facts FROM journal_entry")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"day\":\"2026-11-22\",\"gross\":\"12.50\",\"late\":false}");
    }

    @Test
    void anUntouchedChainIsIntact() {
        threeEntries();
        assertThat(journal.firstBroken()).isEmpty();
    }

    @Test
    void aChangedEntryBreaksTheChainThere() {
        threeEntries();
        tamper("UPDATE journal_entry SET facts = '{\"n\":9}' WHERE seq = 2");
        assertThat(journal.firstBroken()).hasValue(2);
    }

    @Test
    void aChangedInstantBreaksTheChainThere() {
        threeEntries();
        tamper("UPDATE journal_entry SET at = at + INTERVAL '1' SECOND WHERE seq = 3");
        assertThat(journal.firstBroken()).hasValue(3);
    }

    @Test
    void aRemovedEntryIsMissedAtTheEndAsWellAsInside() {
        threeEntries();
        tamper("DELETE FROM journal_entry WHERE seq = 3");
        assertThat(journal.firstBroken()).hasValue(3);
        tamper("DELETE FROM journal_entry WHERE seq = 1");
        assertThat(journal.firstBroken()).hasValue(1);
    }

    @Test
    void whatIsRolledBackWasNeverSaid() {
        threeEntries();
        transaction.executeWithoutResult(status -> {
            journal.record("never", "x", Map.of());
            status.setRollbackOnly();
        });
        record("then", Map.of());
        assertThat(journal.firstBroken()).isEmpty();
        assertThat(jdbc.sql("SELECT MAX(seq) FROM journal_entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void entriesAreOnlyTakenWithinTheTransactionOfWhatHappened() {
        assertThatThrownBy(() -> journal.record("alone", "x", Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void manyAtOnceMakeOneChain() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> calls = IntStream.range(0, 40)
                    .<Callable<Void>>mapToObj(n -> () -> {
                        record("many", Map.of("n", n));
                        return null;
                    })
                    .toList();
            for (Future<Void> done : threads.invokeAll(calls)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(journal.firstBroken()).isEmpty();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM journal_entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(40);
    }

    private void tamper(String statement) {
        TamperedTables.open(jdbc, () -> jdbc.sql(statement).update());
    }

    private void threeEntries() {
        IntStream.rangeClosed(1, 3).forEach(n -> record("test", Map.of("n", n)));
    }

    private void record(String type, Map<String, ?> facts) {
        transaction.executeWithoutResult(status -> journal.record(type, "x", facts));
    }
}
