package fr.encaisse.invoice.reading;

import static fr.encaisse.invoice.reading.Samples.FRANCHISE;
import static fr.encaisse.invoice.reading.Samples.STANDARD;
import static fr.encaisse.invoice.reading.Samples.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TotalsCalculatorTest {

    @Test
    void aLineNetIsRoundedHalfUp() {
        assertThat(service("20", "0,5", "0.25").net()).isEqualTo(Money.of("0.13"));
        assertThat(service("20", "-0,5", "0.25").net()).isEqualTo(Money.of("-0.13"));
    }

    @Test
    void vatIsTakenOnceForEachRateAndNotForEachLine() {
        // Per line: 3 x 0.07 = 0.21. Per rate: 20 % of 0.99 = 0.198.
        Totals totals = TotalsCalculator.totals(
                List.of(service("20", "1", "0.33"), service("20", "1", "0.33"), service("20", "1", "0.33")),
                Discount.NONE,
                STANDARD);
        assertThat(totals.vatTotal()).isEqualTo(Money.of("0.20"));
        assertThat(totals.gross()).isEqualTo(Money.of("1.19"));
    }

    @Test
    void ratesAreListedInRisingOrder() {
        Totals totals = TotalsCalculator.totals(
                List.of(service("20", "1", "100"), service("5.5", "1", "200"), service("10", "2", "50")),
                Discount.NONE,
                STANDARD);
        assertThat(totals.vat())
                .extracting(vat -> vat.rate().toString(), Vat::base, Vat::vat)
                .containsExactly(
                        tuple("5.5", Money.of("200"), Money.of("11")),
                        tuple("10", Money.of("100"), Money.of("10")),
                        tuple("20", Money.of("100"), Money.of("20")));
        assertThat(totals.net()).isEqualTo(Money.of("400"));
        assertThat(totals.gross()).isEqualTo(Money.of("441"));
    }

    @Test
    void aRebateLowersTheBaseOfItsRate() {
        Totals totals = TotalsCalculator.totals(
                List.of(service("20", "1", "100"), service("20", "-1", "10")), Discount.NONE, STANDARD);
        assertThat(totals.gross()).isEqualTo(Money.of("108"));
    }

    @Test
    void whereNoVatIsChargedTheReasonIsGiven() {
        Line reverse = Samples.line(ProductKind.SERVICE, VatCategory.AE, "0", "1", "80");
        Line taxed = service("20", "1", "100");
        assertThat(TotalsCalculator.totals(List.of(reverse, taxed), Discount.NONE, STANDARD)
                        .vat())
                .extracting(Vat::category, Vat::exemptionReason)
                .containsExactly(tuple(VatCategory.S, ""), tuple(VatCategory.AE, "text of REVERSE_CHARGE"));
    }

    @Test
    void underTheFranchiseNothingIsTaxed() {
        var product = Samples.product(ProductKind.GOODS, VatCategory.S, "20", "100");
        assertThat(FRANCHISE.category(product)).isEqualTo(VatCategory.E);
        assertThat(FRANCHISE.rate(product)).isEqualTo(VatRate.ZERO);
        Totals totals = TotalsCalculator.totals(
                List.of(Samples.line(ProductKind.GOODS, VatCategory.E, "0", "1", "100")), Discount.NONE, FRANCHISE);
        assertThat(totals.vat())
                .containsExactly(new Vat(
                        VatCategory.E, VatRate.ZERO, Money.ZERO, Money.of("100"), Money.ZERO, "text of VAT_FRANCHISE"));
        assertThat(totals.gross()).isEqualTo(Money.of("100"));
    }

    @Test
    void noLinesCostNothing() {
        assertThat(TotalsCalculator.totals(List.of(), Discount.NONE, STANDARD))
                .isEqualTo(new Totals(Discount.NONE, List.of(), Money.ZERO, Money.ZERO, Money.ZERO));
    }

    /** The rules of EN 16931 (BR-CO-10, BR-CO-13, BR-CO-14, BR-CO-15, BR-S-08, BR-S-09), computed another way. */
    @Test
    void theSumsOfAnyInvoiceHold() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<Line> lines = randomLines(random);
            Totals totals = TotalsCalculator.totals(lines, Discount.NONE, STANDARD);
            assertThat(totals.net().amount())
                    .as("net, seed %d", seed)
                    .isEqualByComparingTo(sum(lines.stream().map(Line::net).toList()));
            assertThat(totals.vatTotal().amount())
                    .as("VAT total, seed %d", seed)
                    .isEqualByComparingTo(
                            sum(totals.vat().stream().map(Vat::vat).toList()));
            assertThat(totals.gross().amount())
                    .as("gross, seed %d", seed)
                    .isEqualByComparingTo(
                            totals.net().amount().add(totals.vatTotal().amount()));
            totals.vat().forEach(vat -> assertVatOfItsRate(vat, lines, seed));
            assertThat(totals.vat())
                    .as("one group per rate, seed %d", seed)
                    .extracting(Vat::rate)
                    .doesNotHaveDuplicates();
        }
    }

    private static void assertVatOfItsRate(Vat vat, List<Line> lines, long seed) {
        BigDecimal base = sum(lines.stream()
                .filter(line -> line.vatRate().equals(vat.rate()))
                .map(Line::net)
                .toList());
        BigDecimal exact = base.multiply(vat.rate().percent()).movePointLeft(2);
        assertThat(vat.base().amount()).as("base, seed %d", seed).isEqualByComparingTo(base);
        assertThat(vat.vat().amount())
                .as("VAT of %s, seed %d", vat.rate(), seed)
                .isEqualByComparingTo(exact.setScale(2, RoundingMode.HALF_UP));
    }

    private static List<Line> randomLines(Random random) {
        String[] rates = {"2.1", "5.5", "8.5", "10", "20"};
        return IntStream.range(0, 1 + random.nextInt(44))
                .mapToObj(i -> service(
                        rates[random.nextInt(rates.length)],
                        BigDecimal.valueOf(1 + random.nextInt(99_999), random.nextInt(5))
                                .toPlainString(),
                        BigDecimal.valueOf(random.nextInt(999_999), random.nextInt(5))
                                .toPlainString()))
                .toList();
    }

    private static BigDecimal sum(List<Money> amounts) {
        return amounts.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
