package fr.encaisse.invoice.reading;

import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.VatCategory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Invoices of all rates and categories, with rebates, lines that cost nothing and discounts of every kind. */
public final class RandomInvoices {

    private static final String[] RATES = {"2.1", "5.5", "8.5", "10", "20"};

    private final Random random;

    public RandomInvoices(long seed) {
        random = new Random(seed);
    }

    /** Issued, without a number; what is to be paid may be negative or nothing. */
    public InvoiceContent next() {
        // Few lines for most.
        int count = 1 + random.nextInt(1 + random.nextInt(16));
        List<Line> lines = IntStream.range(0, count).mapToObj(i -> line()).toList();
        Discount discount = discount(TotalsCalculator.net(lines));
        return Samples.content(discount, lines.toArray(Line[]::new));
    }

    /** The same with its number. */
    public InvoiceContent nextIssued() {
        return next().numbered("F-2026-000123");
    }

    private Line line() {
        String quantity = (random.nextInt(8) == 0 ? "-" : "") + decimal(1 + random.nextInt(9_999), 1, 4);
        String price = random.nextInt(20) == 0 ? "0" : decimal(random.nextInt(999_999), 2, 4);
        boolean taxed = random.nextInt(8) > 0;
        Line line = Samples.line(
                random.nextBoolean() ? ProductKind.GOODS : ProductKind.SERVICE,
                taxed ? VatCategory.S : VatCategory.AE,
                taxed ? RATES[random.nextInt(RATES.length)] : "0",
                quantity,
                price);
        return Samples.less(line, discount(line.net()));
    }

    /** None for half of them. */
    private Discount discount(Money on) {
        return switch (random.nextInt(6)) {
            case 0 -> percent(decimal(random.nextInt(10_001), 0, 2), on);
            case 1 -> percent(random.nextBoolean() ? "100" : "10", on);
            case 2 -> euros(on).orElse(Discount.NONE);
            default -> Discount.NONE;
        };
    }

    private static Discount percent(String value, Money on) {
        BigDecimal percent = new BigDecimal(value).min(BigDecimal.valueOf(100));
        return new DiscountTerms(Discount.Unit.PERCENT, percent).on(on, "");
    }

    private Optional<Discount> euros(Money on) {
        BigDecimal value = new BigDecimal(decimal(1 + random.nextInt(99_999), 0, 2));
        try {
            return Optional.of(new DiscountTerms(Discount.Unit.EURO, value).on(on, ""));
        } catch (InvalidInput tooMuch) {
            return Optional.empty();
        }
    }

    private String decimal(int digits, int leastScale, int scale) {
        return BigDecimal.valueOf(digits, leastScale + random.nextInt(scale - leastScale + 1))
                .toPlainString();
    }
}
