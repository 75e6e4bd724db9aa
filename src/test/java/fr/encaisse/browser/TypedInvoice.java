package fr.encaisse.browser;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A random invoice as somebody types it, and what it has to come to: counted here, by nothing of the application. */
record TypedInvoice(List<List<Line>> sections, Discount discount) {

    /** Rates that the demonstration's catalogue lacks. */
    static final List<Product> ADDED = List.of(
            new Product("ZZ-PRESSE", "3.207", "S 2.1"),
            new Product("ZZ-OUTREMER", "27.95", "S 8.5"),
            new Product("ZZ-AUTO", "61.4", "AE 0"));

    private static final List<Product> SOLD = Stream.concat(
                    ADDED.stream(),
                    Stream.of(
                            new Product("FO-PLI", "3.465", "S 10"),
                            new Product("PL-CHA", "118.18", "S 10"),
                            new Product("FO-VIS", "0.0825", "S 20"),
                            new Product("FO-CAB", "1.2875", "S 20"),
                            new Product("FO-BET", "139", "S 20"),
                            new Product("FO-OUA", "1.092", "S 5.5"),
                            new Product("IS-MUR", "64.9", "S 5.5")))
            .toList();

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Above it nobody pays online. */
    private static final BigDecimal MOST = new BigDecimal("35000");

    /** @param vat as the catalogue's form sends it: category and percent */
    record Product(String reference, String unitPrice, String vat) {

        BigDecimal rate() {
            return new BigDecimal(vat.substring(vat.indexOf(' ') + 1));
        }
    }

    /** @param value percent, or euros; zero for none */
    record Discount(BigDecimal value, boolean inEuros) {

        private BigDecimal on(BigDecimal whole) {
            BigDecimal percent = cents(whole.multiply(value).divide(HUNDRED));
            BigDecimal euros = whole.signum() < 0 ? value.negate() : value;
            return cents(inEuros ? euros : percent);
        }

        private boolean fits(BigDecimal whole) {
            return on(whole).abs().compareTo(whole.abs()) <= 0;
        }

        boolean isNone() {
            return value.signum() == 0;
        }

        @Override
        public String toString() {
            return isNone() ? "" : ", less " + typed(value) + (inEuros ? " €" : " %");
        }
    }

    record Line(Product product, BigDecimal quantity, Discount discount) {

        private BigDecimal whole() {
            return cents(quantity.multiply(new BigDecimal(product.unitPrice)));
        }

        BigDecimal net() {
            return whole().subtract(discount.on(whole()));
        }

        @Override
        public String toString() {
            return typed(quantity) + " " + product.reference + " at " + product.vat + discount;
        }
    }

    private record Vat(BigDecimal rate, BigDecimal base) {

        BigDecimal tax() {
            return cents(base.multiply(rate).divide(HUNDRED));
        }
    }

    /** One that can be paid online, the same for the same seed. */
    static TypedInvoice random(long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> new TypedInvoice(sections(random), discount(random)))
                .filter(TypedInvoice::canBePaid)
                .findFirst()
                .orElseThrow();
    }

    /** Two to four lines in one section or two. */
    private static List<List<Line>> sections(Random random) {
        List<Line> lines =
                Stream.generate(() -> line(random)).limit(2 + random.nextInt(3)).toList();
        int first = 1 + random.nextInt(lines.size());
        return Stream.of(lines.subList(0, first), lines.subList(first, lines.size()))
                .filter(section -> !section.isEmpty())
                .toList();
    }

    private static Line line(Random random) {
        BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(9_999), 1 + random.nextInt(4));
        return new Line(
                SOLD.get(random.nextInt(SOLD.size())),
                random.nextInt(4) == 0 ? quantity.negate() : quantity,
                discount(random));
    }

    /** None for half of them. */
    private static Discount discount(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Discount(BigDecimal.valueOf(1 + random.nextInt(10_000), 2), false);
            case 1 -> new Discount(BigDecimal.valueOf(1 + random.nextInt(9_999), 2), true);
            default -> new Discount(BigDecimal.ZERO, false);
        };
    }

    private boolean canBePaid() {
        return lines().allMatch(line -> line.discount.fits(line.whole()))
                && sum().signum() > 0
                && discount.fits(sum())
                && gross().compareTo(BigDecimal.ONE) > 0
                && gross().compareTo(MOST) <= 0;
    }

    private Stream<Line> lines() {
        return sections.stream().flatMap(List::stream);
    }

    private BigDecimal sum() {
        return sum(lines().map(Line::net));
    }

    BigDecimal net() {
        return sum().subtract(discount.on(sum()));
    }

    BigDecimal tax() {
        return sum(vat().stream().map(Vat::tax));
    }

    BigDecimal gross() {
        return net().add(tax());
    }

    /** What is not taxed comes last. */
    private List<Vat> vat() {
        Comparator<BigDecimal> untaxedLast = Comparator.comparing(rate -> rate.signum() == 0);
        Map<BigDecimal, BigDecimal> sums = new TreeMap<>(untaxedLast.thenComparing(Comparator.naturalOrder()));
        lines().forEach(line -> sums.merge(line.product.rate(), line.net(), BigDecimal::add));
        List<BigDecimal> bases = List.copyOf(sums.values());
        List<BigDecimal> shares = shares(bases);
        List<BigDecimal> rates = List.copyOf(sums.keySet());
        return IntStream.range(0, rates.size())
                .mapToObj(i -> new Vat(rates.get(i), bases.get(i).subtract(shares.get(i))))
                .toList();
    }

    /** The discount on the whole in proportion; cents that are left go to the largest remainders. */
    private List<BigDecimal> shares(List<BigDecimal> bases) {
        long whole = inCents(sum());
        long taken = inCents(discount.on(sum()));
        List<Long> exact = bases.stream().map(base -> taken * inCents(base)).toList();
        List<Long> shares =
                new ArrayList<>(exact.stream().map(e -> Math.floorDiv(e, whole)).toList());
        long left = taken - shares.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, bases.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -Math.floorMod(exact.get(i), whole)))
                .limit(left)
                .forEach(i -> shares.set(i, shares.get(i) + 1));
        return shares.stream().map(cents -> BigDecimal.valueOf(cents, 2)).toList();
    }

    /** What the step with the products shows, from top to bottom. */
    List<String> onThePage() {
        List<String> shown = new ArrayList<>();
        for (List<Line> section : sections) {
            shown.add(euros(sum(section.stream().map(Line::net))));
            section.forEach(line -> shown.add(euros(line.net())));
        }
        if (discount.on(sum()).signum() != 0) {
            shown.addAll(List.of("Sous-total HT", euros(sum())));
            shown.addAll(List.of("Remise", euros(discount.on(sum()).negate())));
        }
        shown.addAll(List.of("Total HT", euros(net())));
        vat().forEach(vat -> shown.addAll(List.of("TVA " + typed(vat.rate) + " %", euros(vat.tax()))));
        shown.addAll(List.of("Total TTC", euros(gross())));
        return shown;
    }

    /** What a reader of the document finds there. */
    List<String> onPaper() {
        Stream<String> lines = lines().map(line -> euros(line.net()));
        Stream<String> vat = vat().stream().map(one -> euros(one.base) + " " + euros(one.tax()));
        Stream<String> totals =
                Stream.of("Total HT " + euros(net()), "Total TVA " + euros(tax()), "Net à payer TTC " + euros(gross()));
        return Stream.of(lines, vat, totals).flatMap(all -> all).toList();
    }

    @Override
    public String toString() {
        return sections + discount.toString();
    }

    /** As people type it. */
    static String typed(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    /** With ordinary spaces. */
    static String euros(BigDecimal amount) {
        DecimalFormatSymbols french = new DecimalFormatSymbols(Locale.ROOT);
        french.setDecimalSeparator(',');
        french.setGroupingSeparator(' ');
        french.setMinusSign('\u2212');
        return new DecimalFormat("#,##0.00 €", french).format(amount);
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal cents(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP);
    }

    private static long inCents(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }
}
