package fr.encaisse.invoice.reading;

import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.Shares;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * EN 16931: each line net is rounded, a discount on the whole lowers the base of each (category, rate) in proportion,
 * VAT is taken once on each base, totals are sums.
 */
final class TotalsCalculator {

    private TotalsCalculator() {}

    /** @param discount on the sum of the lines; none where that sum is zero */
    static Totals totals(List<Line> lines, Discount discount, TaxRules rules) {
        Map<Group, Money> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(new Group(line.vatCategory(), line.vatRate()), line.net(), Money::plus));
        List<Money> allowances = discount.isNone()
                ? Collections.nCopies(sums.size(), Money.ZERO)
                : Shares.of(discount.amount(), List.copyOf(sums.values()));
        List<Vat> vat = new ArrayList<>();
        sums.forEach((group, sum) -> vat.add(group.taxed(sum, allowances.get(vat.size()), rules)));
        Money net = net(lines).minus(discount.amount());
        Money vatTotal = Money.sum(vat.stream().map(Vat::vat).toList());
        return new Totals(discount, List.copyOf(vat), net, vatTotal, net.plus(vatTotal));
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

        Vat taxed(Money lines, Money allowance, TaxRules rules) {
            Money base = lines.minus(allowance);
            return new Vat(category, rate, allowance, base, rate.of(base), rules.exemptionReason(category));
        }
    }
}
