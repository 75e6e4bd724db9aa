package fr.encaisse.invoice.reading;

import static fr.encaisse.invoice.Discount.Unit.EURO;
import static fr.encaisse.invoice.Discount.Unit.PERCENT;
import static fr.encaisse.invoice.reading.Samples.STANDARD;
import static fr.encaisse.invoice.reading.Samples.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.Shares;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountsTest {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    @ParameterizedTest(name = "{0} {1} off {2} is {3}")
    @CsvSource({
        "PERCENT, 10, 125, 12.50",
        "PERCENT, 100, 125, 125",
        "PERCENT, 33.33, 0.99, 0.33",
        "PERCENT, 50, 0.01, 0.01",
        "PERCENT, 10, -125, -12.50",
        "PERCENT, 50, -0.01, -0.01",
        "EURO, 12.5, 125, 12.50",
        "EURO, 125, 125, 125",
        "EURO, 12.5, -125, -12.50",
    })
    void aDiscountIsRoundedToTheCentAndGoesTowardsZero(Discount.Unit unit, String value, String whole, String taken) {
        Discount discount = new DiscountTerms(unit, new BigDecimal(value)).on(Money.of(whole), "too much");
        assertThat(discount).isEqualTo(new Discount(unit, new BigDecimal(value), Money.of(taken)));
    }

    @Test
    void whatComesToNothingIsNoDiscount() {
        assertThat(new DiscountTerms(PERCENT, new BigDecimal("10")).on(Money.of("0.04"), "too much"))
                .isEqualTo(Discount.NONE);
        assertThat(new DiscountTerms(PERCENT, new BigDecimal("10")).on(Money.ZERO, "too much"))
                .isEqualTo(Discount.NONE);
    }

    @ParameterizedTest
    @CsvSource({"125.01, 125", "125.01, -125", "0.01, 0"})
    void nobodyTakesAwayMoreThanThereIs(String euros, String whole) {
        assertThatThrownBy(() -> new DiscountTerms(EURO, new BigDecimal(euros)).on(Money.of(whole), "too.much"))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        e -> assertThat(e.errors()).containsExactly(FieldError.of("discount", "too.much")));
    }

    @Test
    void aDiscountOnTheWholeLowersTheBaseOfEachRateInProportion() {
        Totals totals = totals(PERCENT, "5", service("10", "1", "1125"), service("20", "1", "1000"));
        assertThat(totals.vat())
                .extracting(Vat::lines, Vat::allowance, Vat::base, Vat::vat)
                .containsExactly(
                        tuple(Money.of("1125"), Money.of("56.25"), Money.of("1068.75"), Money.of("106.88")),
                        tuple(Money.of("1000"), Money.of("50"), Money.of("950"), Money.of("190")));
        assertThat(totals.lines()).isEqualTo(Money.of("2125"));
        assertThat(totals.discount()).isEqualTo(new Discount(PERCENT, new BigDecimal("5"), Money.of("106.25")));
        assertThat(totals.net()).isEqualTo(Money.of("2018.75"));
        assertThat(totals.gross()).isEqualTo(Money.of("2315.63"));
    }

    @Test
    void theCentThatRoundingLeavesGoesToTheLargestRemainder() {
        // 100 x 1125 / 2125 = 52.9411..., 100 x 1000 / 2125 = 47.0588...
        assertThat(totals(EURO, "100", service("10", "1", "1125"), service("20", "1", "1000"))
                        .vat())
                .extracting(Vat::allowance)
                .containsExactly(Money.of("52.94"), Money.of("47.06"));
        assertThat(Shares.of(Money.of("0.10"), List.of(Money.of("1"), Money.of("1"), Money.of("1"))))
                .containsExactly(Money.of("0.04"), Money.of("0.03"), Money.of("0.03"));
    }

    @Test
    void aRateWithoutAnAmountTakesNoPart() {
        assertThat(totals(EURO, "0.01", service("5.5", "1", "0"), service("10", "1", "3"), service("20", "1", "4"))
                        .vat())
                .extracting(Vat::allowance)
                .containsExactly(Money.ZERO, Money.ZERO, Money.of("0.01"));
    }

    @Test
    void aRebateBearsItsPartToo() {
        assertThat(totals(EURO, "10", service("10", "-1", "50"), service("20", "1", "100"))
                        .vat())
                .extracting(Vat::allowance, Vat::base)
                .containsExactly(tuple(Money.of("-10"), Money.of("-40")), tuple(Money.of("20"), Money.of("80")));
    }

    @Test
    void allOffLeavesNothing() {
        Totals totals = totals(PERCENT, "100", service("5.5", "3", "0.33"), service("20", "7", "1.49"));
        assertThat(totals.vat()).allSatisfy(vat -> assertThat(vat.base()).isEqualTo(Money.ZERO));
        assertThat(totals.gross()).isEqualTo(Money.ZERO);
    }

    /** BR-CO-10 to BR-CO-15, BR-S-08, BR-S-09 and the split, each computed another way than the calculator does. */
    @Test
    void whateverIsTakenOffTheSumsHold() {
        long seed = new Random().nextLong();
        RandomInvoices invoices = new RandomInvoices(seed);
        for (int round = 0; round < 2_000; round++) {
            InvoiceContent invoice = invoices.next();
            String message = "seed " + seed + ", round " + round;
            invoice.lines().forEach(line -> assertLine(line, message));
            invoice.totals().vat().forEach(vat -> assertGroup(vat, invoice, message));
            assertTotals(invoice, message);
        }
    }

    private static void assertLine(Line line, String message) {
        BigDecimal exact = line.quantity().value().multiply(line.unitPrice());
        BigDecimal before = exact.setScale(2, RoundingMode.HALF_UP);
        BigDecimal taken = line.discount().amount().amount();
        assertThat(line.beforeDiscount().amount()).as(message).isEqualByComparingTo(before);
        assertThat(line.net().amount()).as(message).isEqualByComparingTo(before.subtract(taken));
        assertThat(taken.abs()).as(message).isLessThanOrEqualTo(before.abs());
        assertThat(taken.signum() * before.signum()).as(message).isNotNegative();
    }

    private static void assertGroup(Vat vat, InvoiceContent invoice, String message) {
        BigDecimal lines = invoice.lines().stream()
                .filter(line -> line.vatCategory() == vat.category())
                .filter(line -> line.vatRate().equals(vat.rate()))
                .map(line -> line.net().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal allowance = vat.allowance().amount();
        assertThat(vat.base().amount()).as(message).isEqualByComparingTo(lines.subtract(allowance));
        assertThat(vat.vat().amount())
                .as(message)
                .isEqualByComparingTo(vat.base()
                        .amount()
                        .multiply(vat.rate().percent())
                        .movePointLeft(2)
                        .setScale(2, RoundingMode.HALF_UP));
        // Less than a cent beside the exact part: |allowance - discount x lines / sum| < 0.01.
        BigDecimal sum = invoice.totals().lines().amount();
        BigDecimal discount = invoice.totals().discount().amount().amount();
        assertThat(allowance.multiply(sum).subtract(discount.multiply(lines)).abs())
                .as(message)
                .isLessThanOrEqualTo(CENT.multiply(sum.abs()));
    }

    private static void assertTotals(InvoiceContent invoice, String message) {
        Totals totals = invoice.totals();
        BigDecimal lines = sum(invoice.lines().stream().map(Line::net).toList());
        BigDecimal discount = totals.discount().amount().amount();
        assertThat(totals.lines().amount()).as(message).isEqualByComparingTo(lines);
        assertThat(sum(totals.vat().stream().map(Vat::allowance).toList()))
                .as(message)
                .isEqualByComparingTo(discount);
        assertThat(totals.net().amount()).as(message).isEqualByComparingTo(lines.subtract(discount));
        assertThat(totals.net().amount())
                .as(message)
                .isEqualByComparingTo(sum(totals.vat().stream().map(Vat::base).toList()));
        assertThat(totals.vatTotal().amount())
                .as(message)
                .isEqualByComparingTo(sum(totals.vat().stream().map(Vat::vat).toList()));
        assertThat(totals.gross().amount())
                .as(message)
                .isEqualByComparingTo(
                        totals.net().amount().add(totals.vatTotal().amount()));
    }

    private static Totals totals(Discount.Unit unit, String value, Line... lines) {
        Discount discount =
                new DiscountTerms(unit, new BigDecimal(value)).on(TotalsCalculator.net(List.of(lines)), "too much");
        return TotalsCalculator.totals(List.of(lines), discount, STANDARD);
    }

    private static BigDecimal sum(List<Money> amounts) {
        return amounts.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
