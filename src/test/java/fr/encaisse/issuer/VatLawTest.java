package fr.encaisse.issuer;

import static fr.encaisse.issuer.SampleVat.charged;
import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The normal rate goes from 20 to 21 % on 15 March 2027 and back a year later; the one of 13 % ends without another. */
class VatLawTest {

    private static final LocalDate SINCE = LocalDate.of(2014, 1, 1);
    private static final LocalDate UP = LocalDate.of(2027, 3, 15);
    private static final LocalDate DOWN = LocalDate.of(2028, 3, 15);

    private static final List<LegalVat> KNOWN = List.of(
            charged("NORMAL", "20", SINCE, UP.minusDays(1)),
            charged("NORMAL", "21", UP, DOWN.minusDays(1)),
            charged("NORMAL", "20", DOWN, null),
            charged("REDUCED", "5.5", SINCE, null),
            charged("FUEL", "13", SINCE, UP.minusDays(1)));

    @Test
    void theLastDayOfARateIsTheDayBeforeTheFirstOfTheNext() {
        assertThat(on(UP.minusDays(1)).rates()).extracting(VatRate::toString).containsExactly("20", "5.5", "13");
        assertThat(on(UP).rates()).extracting(VatRate::toString).containsExactly("21", "5.5");
        assertThat(on(DOWN.minusDays(1)).rates()).extracting(VatRate::toString).containsExactly("21", "5.5");
        assertThat(on(DOWN).rates()).extracting(VatRate::toString).containsExactly("20", "5.5");
        assertThat(on(SINCE.minusDays(1)).rates()).isEmpty();
    }

    @Test
    void aRateBecomesTheNextOfItsCodeAndWasTheOneBefore() {
        assertThat(of("20", UP.minusDays(1))).isEqualTo("20");
        assertThat(of("20", UP)).isEqualTo("21");
        assertThat(of("21", UP.minusDays(1))).isEqualTo("20");
        assertThat(of("21", DOWN)).isEqualTo("20");
        assertThat(of("5.5", UP)).isEqualTo("5.5");
    }

    @Test
    void whatEndsWithoutAnotherOrIsNotKnownStaysItselfAndIsNotInForce() {
        assertThat(of("13", UP)).isEqualTo("13");
        assertThat(on(UP).find(VatCategory.S, VatRate.of("13"))).isEmpty();
        assertThat(of("19.6", UP)).isEqualTo("19.6");
    }

    /** As in 2012, when 7 % came between 5.5 % and 19.6 %: what stays at the percentage that is in force, stays. */
    @Test
    void aPercentageThatIsInForceIsNeverReplaced() {
        VatLaw law = new VatLaw(
                UP,
                List.of(
                        charged("INTERMEDIATE", "10", SINCE, UP.minusDays(1)),
                        charged("INTERMEDIATE", "12", UP, null),
                        charged("OTHER", "10", UP, null)));
        assertThat(law.inPlaceOf(VatRate.of("10"))).hasToString("10");
    }

    private static String of(String rate, LocalDate day) {
        return on(day).inPlaceOf(VatRate.of(rate)).toString();
    }

    private static VatLaw on(LocalDate day) {
        return new VatLaw(day, KNOWN);
    }
}
