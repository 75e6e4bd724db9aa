package fr.encaisse.creditnote;

import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.creditnote.CreditNote.LinePlace;
import fr.encaisse.creditnote.CreditSelection.Lines.Part;
import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Section;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.Quantity;
import fr.encaisse.shared.Shares;
import fr.encaisse.shared.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a credit note comes to. Everything is rounded on the running total, of which earlier credit notes are taken off:
 * so the parts of an invoice add up to it to the cent, whatever they are, and no rate is credited with more than stands
 * there. Amounts of one credit note differ by less than a cent from what its own share alone would round to.
 */
final class CreditCalculation {

    private final InvoiceContent invoice;
    private final Credited credited;
    private final String lineName;

    /** @param lineName of a line that credits an amount on no line in particular */
    CreditCalculation(InvoiceContent invoice, Credited credited, String lineName) {
        this.invoice = invoice;
        this.credited = credited;
        this.lineName = lineName;
    }

    /** @param sources as in {@link CreditNote} */
    record Result(List<Section> sections, List<LinePlace> sources, Totals totals) {}

    /** @throws InvalidInput when it is nothing, or more than is left in total or of one rate */
    Result of(CreditSelection selection) {
        Result result = calculate(selection);
        requireCreditable(result.totals());
        return result;
    }

    private Result calculate(CreditSelection selection) {
        if (selection instanceof CreditSelection.Lines lines) {
            return ofLines(lines.lines());
        }
        if (selection instanceof CreditSelection.Percent percent) {
            return ofGroups(vat -> vat.ofPercent(percent.percent(), credited.percent()));
        }
        if (selection instanceof CreditSelection.Amount amount) {
            return ofAmount(amount.gross());
        }
        return credited.isNothing() ? ofLines(everyLine()) : ofGroups(vat -> vat.ofBase(vat.leftBase()));
    }

    private List<Part> everyLine() {
        List<Part> parts = new ArrayList<>();
        for (int section = 0; section < invoice.sections().size(); section++) {
            List<Line> lines = invoice.sections().get(section).lines();
            for (int line = 0; line < lines.size(); line++) {
                parts.add(new Part(new LinePlace(section, line), lines.get(line).quantity()));
            }
        }
        return parts;
    }

    private Result ofLines(List<Part> parts) {
        Map<Integer, List<Line>> bySection = new TreeMap<>();
        List<LinePlace> sources = new ArrayList<>();
        for (Part part : parts) {
            bySection
                    .computeIfAbsent(part.place().section(), section -> new ArrayList<>())
                    .add(credit(part));
            sources.add(part.place());
        }
        List<Section> sections = new ArrayList<>();
        bySection.forEach((section, lines) ->
                sections.add(Section.of(invoice.sections().get(section).title(), lines)));
        return new Result(List.copyOf(sections), List.copyOf(sources), totalsOfLines(sections));
    }

    /** What a part of a line comes to; all of an untouched line is the line itself. */
    private Line credit(Part part) {
        Line line = credited.line(part.place());
        Credited.LineSum before = credited.of(part.place());
        BigDecimal so = before.quantity().add(part.quantity().value());
        Money net = CreditableVat.ratio(line.net(), so, line.quantity().value()).minus(before.net());
        return net.equals(line.net()) && part.quantity().equals(line.quantity())
                ? line
                : CreditedLines.part(line, part.quantity(), net);
    }

    private Totals totalsOfLines(List<Section> sections) {
        Map<VatGroup, Money> nets = new LinkedHashMap<>();
        sections.stream()
                .flatMap(section -> section.lines().stream())
                .forEach(line -> nets.merge(VatGroup.of(line), line.net(), Money::plus));
        List<Vat> vats = new ArrayList<>();
        for (Vat vat : invoice.totals().vat()) {
            Money net = nets.get(VatGroup.of(vat));
            if (net != null) {
                vats.add(credited.creditable(vat).ofLines(net));
            }
        }
        return totals(vats);
    }

    private Result ofGroups(Function<CreditableVat, Vat> credit) {
        return ofGroups(groups().stream().map(credit).toList());
    }

    private List<CreditableVat> groups() {
        return invoice.totals().vat().stream().map(credited::creditable).toList();
    }

    /** In proportion to what is left of each rate, with VAT. */
    private Result ofAmount(Money gross) {
        if (gross.compareTo(credited.left()) > 0) {
            throw tooMuch();
        }
        List<CreditableVat> groups = groups();
        List<Money> shares =
                Shares.of(gross, groups.stream().map(CreditableVat::left).toList());
        return ofGroups(IntStream.range(0, groups.size())
                .mapToObj(i -> groups.get(i).ofGross(shares.get(i)))
                .toList());
    }

    private Result ofGroups(List<Vat> vats) {
        List<Vat> touched = vats.stream()
                .filter(vat -> !vat.base().equals(Money.ZERO) || !vat.vat().equals(Money.ZERO))
                .toList();
        List<Line> lines = touched.stream().map(this::line).toList();
        List<LinePlace> sources = new ArrayList<>();
        lines.forEach(line -> sources.add(null));
        return new Result(List.of(Section.of("", lines)), sources, totals(touched));
    }

    private Line line(Vat vat) {
        BigDecimal one = BigDecimal.valueOf(vat.base().amount().signum() < 0 ? -1 : 1);
        boolean goods = invoice.lines().stream()
                .filter(line -> VatGroup.of(line).equals(VatGroup.of(vat)))
                .allMatch(line -> line.kind() == ProductKind.GOODS);
        return new Line(
                null,
                "",
                lineName,
                "",
                goods ? ProductKind.GOODS : ProductKind.SERVICE,
                new Quantity(one),
                Unit.LUMP_SUM,
                vat.base().amount().abs(),
                vat.category(),
                vat.rate(),
                Discount.NONE,
                vat.base());
    }

    private Totals totals(List<Vat> vats) {
        Money allowances = Money.sum(vats.stream().map(Vat::allowance).toList());
        Money net = Money.sum(vats.stream().map(Vat::base).toList());
        Money vatTotal = Money.sum(vats.stream().map(Vat::vat).toList());
        return new Totals(discount(allowances), List.copyOf(vats), net, vatTotal, net.plus(vatTotal));
    }

    private Discount discount(Money amount) {
        Discount agreed = invoice.totals().discount();
        if (amount.equals(Money.ZERO)) {
            return Discount.NONE;
        }
        boolean percent = agreed.unit() == Discount.Unit.PERCENT;
        return new Discount(
                agreed.unit(), percent ? agreed.value() : amount.amount().abs(), amount);
    }

    private void requireCreditable(Totals totals) {
        if (!totals.gross().isPositive()) {
            throw new InvalidInput("", "creditnote.nothing");
        }
        for (Vat vat : totals.vat()) {
            CreditableVat group = groups().stream()
                    .filter(one -> VatGroup.of(one.whole()).equals(VatGroup.of(vat)))
                    .findFirst()
                    .orElseThrow();
            if (!group.covers(vat)) {
                throw new InvalidInput(
                        "",
                        "creditnote.exceedsRate",
                        vat.rate().percent(),
                        group.leftBase().amount());
            }
        }
        if (totals.gross().compareTo(credited.left()) > 0) {
            throw tooMuch();
        }
    }

    private InvalidInput tooMuch() {
        return new InvalidInput("", "creditnote.exceeds", credited.left().amount());
    }
}
