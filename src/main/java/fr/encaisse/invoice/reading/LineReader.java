package fr.encaisse.invoice.reading;

import fr.encaisse.catalogue.Product;
import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Section;
import fr.encaisse.invoice.StepContent.DraftLine;
import fr.encaisse.invoice.StepContent.DraftSection;
import fr.encaisse.shared.Findings;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.Quantity;
import fr.encaisse.shared.VatRate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reads typed sections line by line.
 *
 * @param products those of the catalogue that the lines name
 * @param findings collects what is wrong, under paths such as {@code sections[0].lines[2].quantity}
 */
record LineReader(Map<UUID, Product> products, LineValues values, Findings findings) {

    /** No amount of an invoice reaches a billion euros. */
    static final BigDecimal LIMIT = new BigDecimal("1000000000");

    /** @param lines as many as were typed, null where a line is not sound */
    record ReadSection(String title, List<Line> lines) {

        List<Line> soundLines() {
            return lines.stream().filter(Objects::nonNull).toList();
        }

        Section sound() {
            return Section.of(title, lines);
        }

        Drafts.Pricing.PricedSection priced() {
            return new Drafts.Pricing.PricedSection(
                    TotalsCalculator.net(soundLines()), Collections.unmodifiableList(lines));
        }
    }

    List<ReadSection> sections(List<DraftSection> typed) {
        List<ReadSection> read = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            read.add(section(typed.get(i), "sections[" + i + "]"));
        }
        return read;
    }

    private ReadSection section(DraftSection typed, String path) {
        String title = findings.required(path + ".title", typed.title(), 80);
        if (typed.lines().isEmpty()) {
            findings.add(path + ".lines", "invoice.lines.required");
        }
        List<Line> lines = new ArrayList<>();
        for (int j = 0; j < typed.lines().size(); j++) {
            lines.add(line(typed.lines().get(j), path + ".lines[" + j + "]").orElse(null));
        }
        return new ReadSection(title, lines);
    }

    private Optional<Line> line(DraftLine typed, String path) {
        Optional<Product> product = typed.product().map(products::get);
        if (product.isEmpty()) {
            findings.add(path + ".productId", "invoice.product.unknown");
        }
        Optional<Quantity> quantity = findings.read(path, () -> Quantity.parse(typed.quantity()));
        Optional<BigDecimal> price =
                product.flatMap(known -> findings.read(path, () -> values.unitPrice(typed.unitPrice(), known)));
        Optional<VatRate> rate =
                product.flatMap(known -> findings.read(path, () -> values.vatRate(typed.vatRate(), known)));
        Optional<DiscountTerms> terms =
                findings.read(path, () -> values.discount(typed.discount(), typed.discountUnit()));
        if (Stream.of(quantity, price, rate, terms).anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Money amount = quantity.get().times(price.get());
        if (amount.amount().abs().compareTo(LIMIT) >= 0) {
            findings.add(path + ".quantity", "invoice.line.tooLarge");
            return Optional.empty();
        }
        return findings.read(path, () -> terms.get().on(amount, "invoice.discount.aboveLine"))
                .map(discount -> line(product.get(), quantity.get(), price.get(), rate.get(), discount));
    }

    private Line line(Product product, Quantity quantity, BigDecimal price, VatRate rate, Discount discount) {
        return new Line(
                product.id(),
                product.reference(),
                product.name(),
                product.description(),
                product.kind(),
                quantity,
                product.unit(),
                price,
                values.rules().category(product),
                rate,
                discount,
                quantity.times(price).minus(discount.amount()));
    }
}
