package fr.encaisse.invoice.reading;

import static fr.encaisse.invoice.reading.Samples.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.invoice.StepContent.Description;
import fr.encaisse.invoice.reading.DescriptionStep.Described;
import fr.encaisse.shared.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionStepTest {

    @Test
    void whatWasTypedIsCleaned() {
        var typed = new Description(" Re\u0301novation \u0000", "Deux\r\nlignes", "2026-11-20", null, "  ");
        assertThat(DescriptionStep.check(typed, DAY).value())
                .contains(new Described("Rénovation", "Deux\nlignes", DAY.minusDays(2), "", ""));
    }

    @Test
    void aTitleAndAReferenceAreOneLine() {
        var typed = new Description("Lot\r\nBcc: x\u2028y", "a\nb", "2026-11-20", "BC\t\n12", "c\nd");
        assertThat(DescriptionStep.check(typed, DAY).value())
                .contains(new Described("Lot Bcc: x y", "a\nb", DAY.minusDays(2), "BC 12", "c\nd"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\t\n", "\u0000", "\u00A0", "\u202E", "\u200B\u200D", "\uFEFF", "\u2028", "\u3000"})
    void aTitleThatNobodySeesIsNone(String typed) {
        var unseen = new Description(typed, "", "2026-11-20", "", "");
        assertThat(DescriptionStep.check(unseen, DAY).errors())
                .containsExactly(FieldError.of("title", "shared.required"));
    }

    @Test
    void anEmptyStepMissesItsTitleAndItsDay() {
        var nothing = new Description(null, null, null, null, null);
        var checked = DescriptionStep.check(nothing, DAY);
        assertThat(checked.value()).isEmpty();
        assertThat(checked.errors())
                .containsExactly(
                        FieldError.of("title", "shared.required"), FieldError.of("serviceDate", "shared.required"));
    }

    @Test
    void textsAreAsLongAsAllowedAndNoLonger() {
        var longest =
                new Description("t".repeat(120), "d".repeat(2000), "2026-11-22", "o".repeat(60), "f".repeat(1000));
        assertThat(DescriptionStep.check(longest, DAY).errors()).isEmpty();
        var tooLong =
                new Description("t".repeat(121), "d".repeat(2001), "2026-11-22", "o".repeat(61), "f".repeat(1001));
        assertThat(DescriptionStep.check(tooLong, DAY).errors())
                .containsExactly(
                        FieldError.of("title", "shared.tooLong", 120),
                        FieldError.of("description", "shared.tooLong", 2000),
                        FieldError.of("orderReference", "shared.tooLong", 60),
                        FieldError.of("freeMention", "shared.tooLong", 1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22/11/2026", "2026-02-30", "2026-11", "hier", "2026-11-22T10:00"})
    void aDayIsAnIsoDay(String typed) {
        assertThat(DescriptionStep.check(described(typed), DAY).errors())
                .containsExactly(FieldError.of("serviceDate", "shared.date.invalid"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2016-11-22, true", "2016-11-21, false", "2027-11-22, true", "2027-11-23, false", "+12026-11-22, false"
    })
    void aServiceLiesWithinReason(String typed, boolean plausible) {
        assertThat(DescriptionStep.check(described(typed), DAY).errors().isEmpty())
                .isEqualTo(plausible);
    }

    private static Description described(String serviceDate) {
        return new Description("Rénovation", "", serviceDate, "", "");
    }
}
