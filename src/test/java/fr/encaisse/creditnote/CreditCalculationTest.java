package fr.encaisse.creditnote;

import static fr.encaisse.invoice.reading.Samples.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.encaisse.creditnote.CreditNote.LinePlace;
import fr.encaisse.creditnote.CreditNote.Origin;
import fr.encaisse.creditnote.CreditSelection.Amount;
import fr.encaisse.creditnote.CreditSelection.Lines;
import fr.encaisse.creditnote.CreditSelection.Lines.Part;
import fr.encaisse.creditnote.CreditSelection.Percent;
import fr.encaisse.creditnote.CreditSelection.Rest;
import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.invoice.reading.RandomInvoices;
import fr.encaisse.invoice.reading.Samples;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CreditCalculationTest {

    private static final int INVOICES = 2_000;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final List<CreditNote> earlier = new ArrayList<>();
    private InvoiceContent invoice;

    @Test
    void allOfAnInvoiceIsTheInvoice() {
        invoice(Discount.NONE, service("20", "2", "49.99"), service("5.5", "3", "10.333"));
        CreditNote note = credit(new Rest());
        assertThat(note.content().sections()).isEqualTo(invoice.sections());
        assertThat(note.content().totals()).isEqualTo(invoice.totals());
        assertThatThrownBy(() -> credit(new Rest())).isInstanceOf(InvalidInput.class);
    }

    @Test
    void theDiscountOnTheWholeGoesWithTheLinesThatAreCredited() {
        invoice(tenPercent("200"), service("20", "1", "100"), service("10", "1", "100"));
        Totals totals = credit(new Lines(List.of(part(0, "1")))).content().totals();
        assertThat(totals.discount()).isEqualTo(new Discount(Discount.Unit.PERCENT, BigDecimal.TEN, Money.of("10")));
        assertThat(totals.net()).isEqualTo(Money.of("90"));
        assertThat(totals.gross()).isEqualTo(Money.of("108"));
        assertThat(totals.vat()).hasSize(1);
    }

    @Test
    void thirdsOfALineAddUpToItAndEachIsQuantityTimesPrice() {
        invoice(Discount.NONE, service("20", "3", "3.333"));
        List<Money> nets = IntStream.range(0, 3)
                .mapToObj(i -> credit(new Lines(List.of(part(0, "1"))))
                        .content()
                        .lines()
                        .get(0))
                .peek(line -> assertThat(line.quantity()
                                .times(line.unitPrice())
                                .minus(line.discount().amount()))
                        .isEqualTo(line.net()))
                .map(Line::net)
                .toList();
        assertThat(nets).containsExactly(Money.of("3.33"), Money.of("3.34"), Money.of("3.33"));
        assertThat(left()).isEqualTo(Money.ZERO);
    }

    @Test
    void halvesOfAnOddCentAreTheInvoiceAgain() {
        invoice(Discount.NONE, service("20", "1", "0.05"));
        credit(new Percent(new BigDecimal("50.00")));
        credit(new Percent(new BigDecimal("50.00")));
        assertThat(left()).isEqualTo(Money.ZERO);
    }

    @Test
    void anAmountIsCreditedToTheCentOverAllRates() {
        invoice(Discount.NONE, service("20", "1", "100"), service("10", "1", "100"));
        Totals totals = credit(new Amount(Money.of("23"))).content().totals();
        assertThat(totals.gross()).isEqualTo(Money.of("23"));
        assertThat(totals.vat()).extracting(Vat::base).containsExactly(Money.of("10"), Money.of("10"));
        assertThat(totals.vat()).extracting(Vat::vat).containsExactlyInAnyOrder(Money.of("2"), Money.of("1"));
    }

    @Test
    void noMoreIsCreditedThanIsLeftOfARate() {
        invoice(Discount.NONE, service("20", "2", "100"), service("10", "1", "1000"));
        credit(new Percent(new BigDecimal("60.00")));
        assertThatThrownBy(() -> credit(new Lines(List.of(part(0, "1")))))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors())
                                .extracting("messageKey")
                                .containsExactly("creditnote.exceedsRate"));
        assertThatThrownBy(() -> credit(new Percent(new BigDecimal("40.01"))));
        assertThatThrownBy(() -> credit(new Amount(left().plus(Money.of("0.01")))));
    }

    /** Whatever is credited in whatever order: never above, and in the end exactly the invoice, rate by rate. */
    @Test
    void anySeriesOfPartsAddsUpToTheInvoiceAndNeverExceedsIt() {
        Random random = new Random(20261122);
        RandomInvoices invoices = new RandomInvoices(20261122);
        int credited = 0;
        for (int i = 0; i < INVOICES; i++) {
            invoice = invoices.next();
            earlier.clear();
            for (int attempt = 0; attempt < 6 && left().isPositive(); attempt++) {
                credited += tryToCredit(selection(random)).isPresent() ? 1 : 0;
                assertNothingExceeds();
            }
            if (left().isPositive()) {
                credit(new Rest());
                assertNothingExceeds();
                assertAddsUp();
            }
        }
        assertThat(credited).isGreaterThan(INVOICES);
    }

    private void assertNothingExceeds() {
        Credited sums = credited();
        assertThat(sums.left().amount()).isNotNegative();
        for (Vat vat : invoice.totals().vat()) {
            assertThat(isWithin(sums.of(VatGroup.of(vat)).base(), vat.base()))
                    .as("base of " + vat)
                    .isTrue();
            assertThat(isWithin(sums.of(VatGroup.of(vat)).vat(), vat.vat()))
                    .as("VAT of " + vat)
                    .isTrue();
        }
    }

    private void assertAddsUp() {
        Credited sums = credited();
        assertThat(sums.left()).isEqualTo(Money.ZERO);
        for (Vat vat : invoice.totals().vat()) {
            assertThat(sums.of(VatGroup.of(vat)).base()).isEqualTo(vat.base());
            assertThat(sums.of(VatGroup.of(vat)).vat()).isEqualTo(vat.vat());
        }
    }

    private static boolean isWithin(Money part, Money whole) {
        return part.amount().abs().compareTo(whole.amount().abs()) <= 0
                && part.amount().signum() * whole.amount().signum() >= 0;
    }

    private CreditSelection selection(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Percent(BigDecimal.valueOf(1 + random.nextInt(6_000), 2));
            case 1 ->
                new Amount(new Money(left().amount().multiply(BigDecimal.valueOf(1 + random.nextInt(99), 2)))
                        .plus(new Money(CENT)));
            default -> someLines(random);
        };
    }

    private CreditSelection someLines(Random random) {
        List<Part> parts = new ArrayList<>();
        List<Line> lines = invoice.lines();
        for (int i = 0; i < lines.size(); i++) {
            BigDecimal rest = credited().leftQuantity(new LinePlace(0, i));
            BigDecimal some = random.nextBoolean()
                    ? rest
                    : rest.multiply(BigDecimal.valueOf(random.nextInt(100), 2)).setScale(4, RoundingMode.DOWN);
            if (random.nextInt(3) > 0 && some.signum() != 0) {
                parts.add(new Part(new LinePlace(0, i), new Quantity(some)));
            }
        }
        return new Lines(parts);
    }

    private Optional<CreditNote> tryToCredit(CreditSelection selection) {
        try {
            return Optional.of(credit(selection));
        } catch (InvalidInput refused) {
            return Optional.empty();
        }
    }

    /** A sound document by itself: lines and discount make the bases, VAT is that of the base but for a cent. */
    private CreditNote credit(CreditSelection selection) {
        CreditCalculation.Result result = new CreditCalculation(invoice, credited(), "Avoir").of(selection);
        Totals totals = result.totals();
        assertThat(totals.gross().isPositive()).isTrue();
        List<Line> lines = result.sections().stream()
                .flatMap(section -> section.lines().stream())
                .toList();
        for (Line line : lines) {
            assertThat(line.quantity()
                            .times(line.unitPrice())
                            .minus(line.discount().amount()))
                    .isEqualTo(line.net());
            assertThat(line.unitPrice()).isNotNegative();
        }
        for (Vat vat : totals.vat()) {
            Money ofRate = Money.sum(lines.stream()
                    .filter(line -> VatGroup.of(line).equals(VatGroup.of(vat)))
                    .map(Line::net)
                    .toList());
            assertThat(ofRate).isEqualTo(vat.lines());
            BigDecimal deviation =
                    vat.vat().minus(vat.rate().of(vat.base())).amount().abs();
            assertThat(deviation).isLessThanOrEqualTo(new BigDecimal("0.02"));
        }
        Money nets = Money.sum(lines.stream().map(Line::net).toList());
        assertThat(totals.net()).isEqualTo(nets.minus(totals.discount().amount()));
        CreditNote note = new CreditNote(
                CreditNoteId.random(),
                Origin.of(invoice),
                selection.basis(),
                selection instanceof Percent percent ? percent.percent() : null,
                CreditedContent.of(invoice, CreditNoteId.random(), Samples.DAY, "Erreur", result.sections(), totals),
                result.sources(),
                null);
        earlier.add(note);
        return note;
    }

    private Credited credited() {
        return new Credited(invoice, earlier);
    }

    private Money left() {
        return credited().left();
    }

    private void invoice(Discount discount, Line... lines) {
        invoice = Samples.content(discount, lines);
    }

    private static Discount tenPercent(String of) {
        return new Discount(Discount.Unit.PERCENT, BigDecimal.TEN, new Money(new BigDecimal(of).movePointLeft(1)));
    }

    private static Part part(int line, String quantity) {
        return new Part(new LinePlace(0, line), Quantity.parse(quantity));
    }
}
