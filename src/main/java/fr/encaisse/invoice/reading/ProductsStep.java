package fr.encaisse.invoice.reading;

import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.catalogue.Product;
import fr.encaisse.invoice.Changeable;
import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Section;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.invoice.reading.LineReader.ReadSection;
import fr.encaisse.shared.Checked;
import fr.encaisse.shared.Findings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the sections with their lines and prices them from the catalogue. */
@Component
class ProductsStep {

    static final int MAX_LINES = 1000;

    private final Catalogue catalogue;
    private final LineSettings settings;

    ProductsStep(Catalogue catalogue, LineSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /** What the step comes to when it is sound. */
    record Priced(List<Section> sections, Totals totals) {}

    /** What staff may set differently from the catalogue; no rates where no VAT is charged. */
    Drafts.LineChoices choices(TaxRules rules) {
        return new Drafts.LineChoices(
                Arrays.stream(Changeable.values())
                        .filter(settings.changeable()::contains)
                        .filter(value ->
                                value != Changeable.VAT_RATE || !rules.choices().isEmpty())
                        .toList(),
                rules.choices());
    }

    Checked<Priced> check(StepContent.Products typed, TaxRules rules) {
        return check(typed, catalogueOf(typed), values(rules));
    }

    static Checked<Priced> check(StepContent.Products typed, Map<UUID, Product> products, LineValues values) {
        Findings findings = new Findings();
        if (typed.sections().isEmpty()) {
            findings.add("sections", "invoice.sections.required");
        } else if (countLines(typed) > MAX_LINES) {
            findings.add("sections", "invoice.lines.tooMany", MAX_LINES);
        }
        List<ReadSection> read = new LineReader(products, values, findings).sections(typed.sections());
        Optional<DiscountTerms> terms =
                findings.read("", () -> values.discount(typed.discount(), typed.discountUnit()));
        Optional<Totals> totals = findings.none()
                ? findings.read("", () -> totals(soundLines(read), terms.orElseThrow(), values.rules()))
                : Optional.empty();
        totals.ifPresent(sound -> checkGross(sound, findings));
        return Checked.of(
                findings, () -> new Priced(read.stream().map(ReadSection::sound).toList(), totals.orElseThrow()));
    }

    /** Prices what is sound and leaves out the rest. */
    Drafts.Pricing price(StepContent.Products typed, TaxRules rules) {
        return price(typed, catalogueOf(typed), values(rules));
    }

    static Drafts.Pricing price(StepContent.Products typed, Map<UUID, Product> products, LineValues values) {
        Findings ignored = new Findings();
        List<ReadSection> read = new LineReader(products, values, ignored).sections(typed.sections());
        List<Line> lines = soundLines(read);
        Totals totals = ignored.read(
                        "",
                        () -> totals(lines, values.discount(typed.discount(), typed.discountUnit()), values.rules()))
                .orElseGet(() -> TotalsCalculator.totals(lines, Discount.NONE, values.rules()));
        return new Drafts.Pricing(read.stream().map(ReadSection::priced).toList(), totals);
    }

    /** The lines that are sound, whatever stands around them. */
    List<Line> lines(StepContent.Products typed, TaxRules rules) {
        return soundLines(new LineReader(catalogueOf(typed), values(rules), new Findings()).sections(typed.sections()));
    }

    private LineValues values(TaxRules rules) {
        return new LineValues(rules, settings.changeable());
    }

    private static Totals totals(List<Line> lines, DiscountTerms terms, TaxRules rules) {
        Discount discount = terms.on(TotalsCalculator.net(lines), "invoice.discount.aboveTotal");
        return TotalsCalculator.totals(lines, discount, rules);
    }

    private Map<UUID, Product> catalogueOf(StepContent.Products typed) {
        Set<UUID> ids = typed.sections().stream()
                .flatMap(section -> section.lines().stream())
                .flatMap(line -> line.product().stream())
                .collect(Collectors.toSet());
        return catalogue.find(ids);
    }

    private static int countLines(StepContent.Products typed) {
        return typed.sections().stream()
                .mapToInt(section -> section.lines().size())
                .sum();
    }

    private static List<Line> soundLines(List<ReadSection> sections) {
        return sections.stream()
                .flatMap(section -> section.soundLines().stream())
                .toList();
    }

    /** What a discount has eaten up is said beside it. */
    private static void checkGross(Totals totals, Findings findings) {
        if (!totals.gross().isPositive()) {
            findings.add(totals.lines().isPositive() ? "discount" : "sections", "invoice.total.notPositive");
        } else if (totals.gross().amount().compareTo(LineReader.LIMIT) >= 0) {
            findings.add("sections", "invoice.total.tooLarge");
        }
    }
}
