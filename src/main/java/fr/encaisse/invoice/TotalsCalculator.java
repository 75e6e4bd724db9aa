package fr.encaisse.invoice;

import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** EN 16931: each line net is rounded, VAT is taken once on the sum of each (category, rate), totals are sums. */
final class TotalsCalculator {

    private TotalsCalculator() {}

    static Totals totals(List<Line> lines, TaxRules rules) {
        Map<Group, Money> bases = new TreeMap<>();
        lines.forEach(line -> bases.merge(new Group(line.vatCategory(), line.vatRate()), line.net(), Money::plus));
        List<Vat> vat = bases.entrySet().stream()
                .map(entry -> entry.getKey().taxed(entry.getValue(), rules))
                .toList();
        Money net = net(lines);
        Money vatTotal = Money.sum(vat.stream().map(Vat::vat).toList());
        return new Totals(vat, net, vatTotal, net.plus(vatTotal));
    }

    static Money net(List<Line> lines) {
        return Money.sum(lines.stream().map(Line::net).toList());
    }

    private record Group(VatCategory category, VatRate rate) implements Comparable<Group> {

        private static final Comparator<Group> PRINTED =
                Comparator.comparing(Group::category).thenComparing(Group::rate);

        @Override
        public int compareTo(Group other) {
            return PRINTED.compare(this, other);
        }

        Vat taxed(Money base, TaxRules rules) {
            return new Vat(category, rate, base, rate.of(base), rules.exemptionReason(category));
        }
    }
}
