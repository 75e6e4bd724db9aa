package fr.encaisse.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.VatRate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
class VatRatesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate CHANGE = LocalDate.of(2027, 3, 15);

    @Autowired
    VatRates rates;

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
    void theTableHoldsTheLawOf2026InTheOrderInWhichItIsOffered() {
        assertThat(rates.today().day()).isEqualTo(TODAY);
        assertThat(rates.today().inForce())
                .usingRecursiveFieldByFieldElementComparatorOnFields("category", "rate", "region")
                .isEqualTo(SampleVat.on(TODAY).inForce());
    }

    @Test
    void aChangeIsInForceFromItsDayOnAndTheOldRateUntilTheDayBefore() {
        change("NORMAL", CHANGE, "21");
        assertThat(on(CHANGE.minusDays(1))).contains("20").doesNotContain("21");
        assertThat(on(CHANGE)).contains("21").doesNotContain("20");
        // One in between, and the same day again.
        change("NORMAL", LocalDate.of(2027, 1, 1), "20,5");
        change("NORMAL", LocalDate.of(2027, 1, 1), "20,6");
        assertThat(on(LocalDate.of(2026, 12, 31))).contains("20");
        assertThat(on(LocalDate.of(2027, 1, 1))).contains("20.6").doesNotContain("20", "20.5");
        assertThat(on(CHANGE.minusDays(1))).contains("20.6").doesNotContain("21");
        assertThat(on(CHANGE)).contains("21").doesNotContain("20.6");
        assertThat(jdbc.sql("SELECT facts FROM journal_entry WHERE type = 'vatRate.changed' AND subject = 'NORMAL'"
                                + " ORDER BY seq")
                        .query(String.class)
                        .list())
                .first()
                .isEqualTo("{\"by\":\"manager\",\"from\":\"2027-03-15\",\"percent\":\"21\"}");
    }

    @Test
    void aRateEndsWithoutAnotherAndMayBeTakenUpAgain() {
        change("CORSICA_FUEL", CHANGE, " ");
        assertThat(on(CHANGE.minusDays(1))).contains("13");
        assertThat(on(CHANGE)).doesNotContain("13");
        change("CORSICA_FUEL", CHANGE.plusYears(1), "13");
        assertThat(on(CHANGE.plusYears(1).minusDays(1))).doesNotContain("13");
        assertThat(on(CHANGE.plusYears(1))).contains("13");
    }

    @Test
    void aRateThatDoesNotExistYetIsDataAsWell() {
        rates.enter(
                new TypedVat(VatRates.NEW, CHANGE.toString(), "7", "MAINLAND", "taux vert", "green rate"), "manager");
        assertThat(on(CHANGE.minusDays(1))).doesNotContain("7");
        assertThat(rates.on(CHANGE).inForce())
                .filteredOn(one -> one.rate().equals(VatRate.of("7")))
                .singleElement()
                .returns("MAINLAND_GREEN_RATE", LegalVat::code)
                .returns("taux vert", LegalVat::french);
        change("MAINLAND_GREEN_RATE", CHANGE.plusDays(1), "8");
        assertThat(on(CHANGE.plusDays(1))).contains("8").doesNotContain("7");
    }

    @ParameterizedTest
    @CsvSource({
        "NORMAL,2026-11-21,21,from",
        "NORMAL,demain,21,from",
        "NORMAL,2099-01-01,21,from",
        "NORMAL,2027-03-15,0,percent",
        "NORMAL,2027-03-15,-1,percent",
        "NORMAL,2027-03-15,101,percent",
        "NORMAL,2027-03-15,20.125,percent",
        "NORMAL,2027-03-15,vingt,percent",
        "NORMAL,2027-03-15,10,percent",
        "EXEMPT,2027-03-15,5,code",
        "NONE,2027-03-15,5,code",
        ",2027-03-15,5,code"
    })
    void whatIsNoChangeIsRefused(String code, String from, String percent, String field) {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class, () -> rates.enter(new TypedVat(code, from, percent, null, null, null), "manager"));
        assertThat(refused.errors()).extracting(FieldError::field).containsExactly(field);
    }

    @Test
    void allThatIsMissingOfANewRateIsSaidAtOnce() {
        assertThat(fields(new TypedVat(VatRates.NEW, null, null, null, null, null)))
                .containsExactlyInAnyOrder("from", "region", "french", "english", "percent");
        assertThat(fields(new TypedVat(null, null, null, null, null, null))).containsExactlyInAnyOrder("from", "code");
        TypedVat green = new TypedVat(VatRates.NEW, CHANGE.toString(), "7", "OVERSEAS", "taux vert", "Green rate");
        rates.enter(green, "manager");
        assertThat(fields(green)).containsExactly("english");
    }

    private List<String> fields(TypedVat typed) {
        return catchThrowableOfType(InvalidInput.class, () -> rates.enter(typed, "manager")).errors().stream()
                .map(FieldError::field)
                .toList();
    }

    private void change(String code, LocalDate from, String percent) {
        rates.enter(new TypedVat(code, from.toString(), percent, null, null, null), "manager");
    }

    private List<String> on(LocalDate day) {
        return rates.on(day).rates().stream().map(VatRate::toString).toList();
    }
}
