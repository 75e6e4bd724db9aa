package fr.encaisse.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@EncaisseTest
@Transactional
class LegalTextsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Autowired
    LegalTexts texts;

    @Autowired
    LegalRates rates;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void thatDay(@Autowired MutableClock clock) {
        clock.set(Instant.parse("2026-11-22T09:00:00Z"));
    }

    @AfterEach
    void realTime(@Autowired MutableClock clock) {
        clock.reset();
    }

    @Test
    void thePenaltyNamesTheRateKnownLastAndItsHalfYear() {
        assertThat(penalty(LocalDate.of(2025, 12, 31))).contains("(soit 8,28\u00a0% l’an, taux du 2e semestre 2025)");
        assertThat(penalty(LocalDate.of(2026, 1, 1))).contains("(soit 7,86\u00a0% l’an, taux du 1er semestre 2026)");
        assertThat(penalty(TODAY)).contains("(soit 7,86\u00a0% l’an, taux du 1er semestre 2026)");
        rates.enter("2026-S2", "2,5", "manager");
        assertThat(penalty(TODAY)).contains("(soit 7,5\u00a0% l’an, taux du 2e semestre 2026)");
        assertThat(penalty(LocalDate.of(2026, 6, 30))).contains("1er semestre 2026");
    }

    @Test
    void withoutAnyRateThePenaltyStaysThreeTimesTheLegalOne() {
        jdbc.sql("DELETE FROM legal_interest_rate").update();
        assertThat(penalty(TODAY)).contains("trois fois le taux d’intérêt légal est exigible");
    }

    @Test
    void aRateIsCorrectedAndTheJournalKnowsWho() {
        rates.enter("2026-S1", "2.63", "manager");
        assertThat(rates.lastKnown(TODAY).orElseThrow().penalty()).isEqualByComparingTo("7.89");
        assertThat(jdbc.sql("SELECT facts FROM journal_entry WHERE type = 'legalRate.entered' AND subject = '2026-S1'")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"by\":\"manager\",\"percent\":\"2.63\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-S3,2,half",
        "2019-S1,2,half",
        "2026-S2,abc,percent",
        "2026-S2,-1,percent",
        "2026-S2,2.625,percent",
        ",2,half"
    })
    void whatIsNoRateIsRefused(String half, String percent, String field) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> rates.enter(half, percent, "manager"));
        assertThat(refused.errors()).extracting(FieldError::field).containsExactly(field);
    }

    /** As an accountant may have it done when references to the CGI end. */
    @Test
    void aNewWordingHoldsFromItsDayOnAndTheOldOneUntilTheDayBefore() {
        String cibs = "TVA non applicable, art. L. 223 et s. du CIBS";
        texts.replace("VAT_FRANCHISE", "2028-01-01", cibs, "manager");
        assertThat(texts.text("VAT_FRANCHISE", LocalDate.of(2027, 12, 31)))
                .hasValue("TVA non applicable, art. 293 B du CGI");
        assertThat(texts.text("VAT_FRANCHISE", LocalDate.of(2028, 1, 1))).hasValue(cibs);
        // One in between, and the same day again.
        texts.replace("VAT_FRANCHISE", "2027-01-01", "Un", "manager");
        texts.replace("VAT_FRANCHISE", "2027-01-01", "Deux", "manager");
        assertThat(texts.text("VAT_FRANCHISE", LocalDate.of(2026, 12, 31)))
                .hasValue("TVA non applicable, art. 293 B du CGI");
        assertThat(texts.text("VAT_FRANCHISE", LocalDate.of(2027, 12, 31))).hasValue("Deux");
        assertThat(texts.text("VAT_FRANCHISE", LocalDate.of(2030, 1, 1))).hasValue(cibs);
    }

    @Test
    void theFirstWordingOfAMentionNeedsNoneBefore() {
        jdbc.sql("DELETE FROM legal_text WHERE code = 'VAT_EXEMPT'").update();
        texts.replace("VAT_EXEMPT", TODAY.toString(), "Exonéré", "manager");
        assertThat(texts.text("VAT_EXEMPT", TODAY)).hasValue("Exonéré");
    }

    @Test
    void thePastAndNonsenseAreRefused() {
        InvalidInput refused =
                catchThrowableOfType(InvalidInput.class, () -> texts.replace("NONE", "2026-11-21", " ", "manager"));
        assertThat(refused.errors()).extracting(FieldError::field).containsExactly("code", "from", "wording");
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> texts.replace("VAT_FRANCHISE", "demain", "x".repeat(1001), "manager"))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("from", "wording");
    }

    private String penalty(LocalDate day) {
        return texts.text("LATE_PENALTY", day).orElseThrow();
    }
}
