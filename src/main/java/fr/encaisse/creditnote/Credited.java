package fr.encaisse.creditnote;

import fr.encaisse.creditnote.CreditNote.Basis;
import fr.encaisse.creditnote.CreditNote.LinePlace;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What earlier credit notes have taken off an invoice, and what is left of it. */
final class Credited {

    private final InvoiceContent invoice;
    private final List<CreditNote> earlier;
    private final Map<VatGroup, Sum> groups = new HashMap<>();
    private final Map<LinePlace, LineSum> lines = new HashMap<>();

    Credited(InvoiceContent invoice, List<CreditNote> earlier) {
        this.invoice = invoice;
        this.earlier = earlier;
        earlier.forEach(this::add);
    }

    /**
     * @param lines net of the lines that were credited as such
     * @param allowance the part of the invoice's discount that went with them
     * @param byPercent the part of the base that was credited by percent
     */
    record Sum(Money base, Money vat, Money lines, Money allowance, Money byPercent) {

        static final Sum NOTHING = new Sum(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
    }

    record LineSum(BigDecimal quantity, Money net) {

        static final LineSum NOTHING = new LineSum(BigDecimal.ZERO, Money.ZERO);
    }

    private void add(CreditNote note) {
        for (Vat vat : note.content().totals().vat()) {
            Sum sum = of(VatGroup.of(vat));
            Money byPercent = note.basis() == Basis.PERCENT ? vat.base() : Money.ZERO;
            groups.put(
                    VatGroup.of(vat),
                    new Sum(
                            sum.base().plus(vat.base()),
                            sum.vat().plus(vat.vat()),
                            sum.lines(),
                            sum.allowance().plus(vat.allowance()),
                            sum.byPercent().plus(byPercent)));
        }
        List<Line> credited = note.content().lines();
        for (int i = 0; i < credited.size(); i++) {
            if (note.sources().get(i) != null) {
                add(note.sources().get(i), credited.get(i));
            }
        }
    }

    private void add(LinePlace place, Line line) {
        LineSum sum = of(place);
        lines.put(
                place,
                new LineSum(
                        sum.quantity().add(line.quantity().value()), sum.net().plus(line.net())));
        Sum group = of(VatGroup.of(line));
        groups.put(
                VatGroup.of(line),
                new Sum(
                        group.base(),
                        group.vat(),
                        group.lines().plus(line.net()),
                        group.allowance(),
                        group.byPercent()));
    }

    Sum of(VatGroup group) {
        return groups.getOrDefault(group, Sum.NOTHING);
    }

    LineSum of(LinePlace place) {
        return lines.getOrDefault(place, LineSum.NOTHING);
    }

    boolean isNothing() {
        return earlier.isEmpty();
    }

    /** Percents of the invoice, so far. */
    BigDecimal percent() {
        return earlier.stream()
                .filter(note -> note.basis() == Basis.PERCENT)
                .map(CreditNote::percent)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Money gross() {
        return Money.sum(
                earlier.stream().map(note -> note.content().totals().gross()).toList());
    }

    /** With VAT. */
    Money left() {
        return invoice.totals().gross().minus(gross());
    }

    /** @param vat of the invoice */
    CreditableVat creditable(Vat vat) {
        return new CreditableVat(vat, of(VatGroup.of(vat)));
    }

    /** Of the line's sign; zero when all of it is credited. */
    BigDecimal leftQuantity(LinePlace place) {
        return line(place).quantity().value().subtract(of(place).quantity());
    }

    /** @throws IndexOutOfBoundsException when the invoice has no such line */
    Line line(LinePlace place) {
        return invoice.sections().get(place.section()).lines().get(place.line());
    }
}
