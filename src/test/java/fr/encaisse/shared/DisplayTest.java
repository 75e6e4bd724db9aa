package fr.encaisse.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DisplayTest {

    @Test
    void frenchGroupsWithASpaceThatDoesNotBreak() {
        assertThat(Display.money(Money.of("14170.5"), Locale.FRENCH)).isEqualTo("14\u00a0170,50\u00a0€");
        assertThat(Display.money(Money.of("14170.5"), Locale.ENGLISH)).isEqualTo("€14,170.50");
        assertThat(Display.quantity(Quantity.parse("1234,5"), Locale.FRENCH)).isEqualTo("1\u00a0234,5");
        assertThat(Display.rate(VatRate.of("5.5"), Locale.FRENCH)).isEqualTo("5,5\u00a0%");
    }

    @Test
    void unitPricesKeepTheirDecimals() {
        assertThat(Display.unitPrice(new BigDecimal("0.0825"), Locale.FRENCH)).isEqualTo("0,0825\u00a0€");
        assertThat(Display.unitPrice(new BigDecimal("48"), Locale.FRENCH)).isEqualTo("48,00\u00a0€");
    }

    @Test
    void aNegativeAmountHasAMinusThatIsReadAloud() {
        assertThat(Display.money(Money.of("-12.5"), Locale.FRENCH)).isEqualTo("\u221212,50\u00a0€");
        assertThat(Display.money(Money.of("-12.5"), Locale.ENGLISH)).isEqualTo("\u2212€12.50");
        assertThat(Display.quantity(Quantity.parse("-2"), Locale.FRENCH)).isEqualTo("\u22122");
    }

    @Test
    void whatStandsInAFieldIsAsOneWouldTypeIt() {
        assertThat(Display.typedPrice(new BigDecimal("1234.5000"), Locale.FRENCH))
                .isEqualTo("1234,50");
        assertThat(Display.typedPrice(new BigDecimal("0.0825"), Locale.ENGLISH)).isEqualTo("0.0825");
        assertThat(Display.typedRate(VatRate.of("5.50"), Locale.FRENCH)).isEqualTo("5,5");
    }

    @Test
    void theFirstOfAMonthIsAnOrdinalInFrench() {
        assertThat(Display.day(LocalDate.of(2026, 12, 1), Locale.FRENCH)).isEqualTo("1er décembre 2026");
        assertThat(Display.day(LocalDate.of(2026, 12, 11), Locale.FRENCH)).isEqualTo("11 décembre 2026");
        assertThat(Display.day(LocalDate.of(2026, 12, 1), Locale.ENGLISH)).isEqualTo("December 1, 2026");
    }

    @Test
    void aDayOfTheWeekKeepsDayAndMonthApart() {
        LocalDate day = LocalDate.of(2026, 12, 1);
        assertThat(Display.fullDay(day, Locale.FRENCH)).isEqualTo("mardi 1er décembre 2026");
        assertThat(Display.fullDay(day.plusDays(10), Locale.FRENCH)).isEqualTo("vendredi 11 décembre 2026");
        assertThat(Display.fullDay(day, Locale.ENGLISH)).isEqualTo("Tuesday, December 1, 2026");
    }

    @Test
    void everyOtherLanguageThanEnglishReadsFrench() {
        assertThat(Display.day(LocalDate.of(2026, 11, 22), Locale.GERMAN)).isEqualTo("22 novembre 2026");
    }
}
