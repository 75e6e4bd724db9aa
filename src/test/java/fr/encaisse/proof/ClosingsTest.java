package fr.encaisse.proof;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.shared.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("both-databases")
class ClosingsTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private Books books;

    @BeforeEach
    void open() {
        books = new Books();
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void aMonthIsClosedWhenItIsOverInParisWithWhatItHeld() {
        books.invoice(Instant.parse("2026-10-05T09:00:00Z"));
        books.invoice(Instant.parse("2026-10-31T22:59:59Z"));
        // Half past midnight of the first of November in Paris.
        UUID november1 = books.invoice(Instant.parse("2026-10-31T23:30:00Z"));
        books.creditNote(november1, Instant.parse("2026-11-03T09:00:00Z"));
        books.record("payment.refunded", "somebody", Map.of("amount", "1.50"));
        books.clock.set(Instant.parse("2026-11-30T22:59:59Z"));
        assertThat(books.closings.closeWhatIsOver()).isEqualTo(1);
        books.clock.set(Instant.parse("2026-11-30T23:00:00Z"));
        assertThat(books.closings.closeWhatIsOver()).isEqualTo(1);
        assertThat(books.closings.closeWhatIsOver()).isZero();

        List<Closings.Kept> all = books.closings.all();
        assertThat(all).extracting(kept -> kept.closing().month()).containsExactly(NOVEMBER, OCTOBER);
        Closing october = all.get(1).closing();
        assertThat(october.from()).isEqualTo(1);
        assertThat(october.to()).isEqualTo(6);
        assertThat(october.ofMonth()).isEqualTo(new Totals(2, Money.of("24"), 0, Money.ZERO, 2, Money.of("10")));
        Closing november = all.get(0).closing();
        assertThat(november.from()).isEqualTo(7);
        assertThat(november.ofMonth()).isEqualTo(new Totals(1, Money.of("12"), 1, Money.of("12"), 2, Money.of("3.50")));
        assertThat(november.sinceBeginning())
                .isEqualTo(new Totals(3, Money.of("36"), 1, Money.of("12"), 4, Money.of("13.50")));
    }

    @Test
    void aManagerIsToldOfWhatIsNotClosedAndOfWhatNobodyHasTaken() {
        assertThat(books.closings.waiting().toClose()).isEmpty();
        books.invoice(Instant.parse("2026-10-05T09:00:00Z"));
        books.clock.set(Instant.parse("2026-11-01T22:00:00Z"));
        assertThat(books.closings.waiting().toClose())
                .as("the worker has a day")
                .isEmpty();
        books.clock.set(Instant.parse("2026-12-01T23:30:00Z"));
        assertThat(books.closings.waiting().toClose()).containsExactly(OCTOBER, NOVEMBER);

        books.closings.closeWhatIsOver();
        assertThat(books.closings.waiting().toClose()).isEmpty();
        assertThat(books.closings.waiting().toTake()).containsExactly(OCTOBER, NOVEMBER);
        books.closings.download(OCTOBER, "manager");
        books.closings.download(OCTOBER, "admin");
        assertThat(books.closings.waiting().toTake()).containsExactly(NOVEMBER);
        assertThat(books.closings.all())
                .extracting(kept -> kept.lastDownload().map(entry -> entry.fact("by")))
                .containsExactly(Optional.empty(), Optional.of("admin"));
    }

    @Test
    void monthsInWhichNothingHappenedAreClosedAsWell() {
        books.invoice(Instant.parse("2026-08-05T09:00:00Z"));
        books.clock.set(Instant.parse("2026-11-02T09:00:00Z"));
        assertThat(books.closings.closeWhatIsOver()).isEqualTo(3);
        // The closings themselves, and the key, are written in November.
        Closing september = books.closings.all().get(1).closing();
        assertThat(september.month()).isEqualTo(YearMonth.of(2026, 9));
        assertThat(september.to()).isEqualTo(september.from() - 1);
        assertThat(september.ofMonth()).isEqualTo(Totals.NONE);
    }

    @Test
    void nothingIsClosedWhereNothingWasWritten() {
        assertThat(books.closings.closeWhatIsOver()).isZero();
        assertThat(books.closings.all()).isEmpty();
    }

    @Test
    void twoNodesCloseAMonthOnce() throws Exception {
        books.invoice(Instant.parse("2026-10-05T09:00:00Z"));
        books.clock.set(Instant.parse("2026-11-02T09:00:00Z"));
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            int closed = 0;
            Callable<Integer> node = books.closings::closeWhatIsOver;
            for (Future<Integer> done : nodes.invokeAll(Collections.nCopies(4, node))) {
                closed += done.get();
            }
            assertThat(closed).isEqualTo(1);
        } finally {
            nodes.shutdownNow();
        }
        assertThat(books.journal.of("2026-10", "closing.written")).hasSize(1);
        assertThat(books.journal.firstBroken()).isEmpty();
    }

    @Test
    void theFileIsSignedAndReadsBackAsItWas() {
        String file = october();
        assertThat(ClosingFile.isSigned(file)).isTrue();
        assertThat(ClosingFile.isSigned(file.replace("total TTC : 12.00", "total TTC : 13.00")))
                .isFalse();
        assertThat(ClosingFile.isSigned(file.replaceFirst("(?s)Signature.*", "")))
                .isFalse();
        assertThat(ClosingFile.read(file)).isEqualTo(books.closings.all().get(0).closing());
        assertThat(file).startsWith("Clôture mensuelle Encaisse").contains("Mois : 2026-10\n", "Factures émises : 1\n");
    }

    @Test
    void whoTookAFileIsRemembered() {
        october();
        assertThat(books.closings.all().get(0).lastDownload())
                .hasValueSatisfying(entry -> assertThat(entry.fact("by")).isEqualTo("manager"));
    }

    @Test
    void withAnotherApplicationKeyThereIsANewSigningKeyAndTheOldFilesStillHold() {
        String october = october();
        books.clock.set(Instant.parse("2026-12-02T09:00:00Z"));
        Closings renewed = books.withKey(Base64.getEncoder().encodeToString(new byte[32]));
        assertThat(renewed.closeWhatIsOver()).isEqualTo(1);
        String november = renewed.download(NOVEMBER, "manager");
        assertThat(ClosingFile.isSigned(october)).isTrue();
        assertThat(ClosingFile.isSigned(november)).isTrue();
        assertThat(ClosingFile.read(november).publicKey())
                .isNotEqualTo(ClosingFile.read(october).publicKey());
        assertThat(books.journal.of("2", "closing.keyMade")).hasSize(1);
    }

    @Test
    void thePrivateKeyCannotBeReadFromTheDatabase() {
        october();
        byte[] kept = Base64.getDecoder()
                .decode(books.jdbc
                        .sql("SELECT private_cipher FROM closing_key")
                        .query(String.class)
                        .single());
        assertThat(kept).hasSize(12 + 48 + 16);
        // An open one would name its algorithm, 1.3.101.112 (RFC 8410); by chance those five bytes never come.
        assertThat(HexFormat.of().formatHex(kept)).doesNotContain("06032b6570");
    }

    private String october() {
        books.invoice(Instant.parse("2026-10-05T09:00:00Z"));
        books.clock.set(Instant.parse("2026-11-02T09:00:00Z"));
        assertThat(books.closings.closeWhatIsOver()).isEqualTo(1);
        return books.closings.download(OCTOBER, "manager");
    }
}
