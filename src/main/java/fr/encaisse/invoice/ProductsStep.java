package fr.encaisse.invoice;

import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.catalogue.Product;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Section;
import fr.encaisse.invoice.LineReader.ReadSection;
import fr.encaisse.shared.Money;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the sections with their lines and prices them from the catalogue. */
@Component
class ProductsStep {

    static final int MAX_LINES = 1000;

    private final Catalogue catalogue;

    ProductsStep(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Checked<List<Section>> check(StepContent.Products typed, TaxRules rules) {
        return check(typed, catalogueOf(typed), rules);
    }

    static Checked<List<Section>> check(StepContent.Products typed, Map<UUID, Product> products, TaxRules rules) {
        Findings findings = new Findings();
        if (typed.sections().isEmpty()) {
            findings.add("sections", "invoice.sections.required");
        } else if (countLines(typed) > MAX_LINES) {
            findings.add("sections", "invoice.lines.tooMany", MAX_LINES);
        }
        List<ReadSection> read = new LineReader(products, rules, findings).sections(typed.sections());
        if (findings.none()) {
            checkGross(TotalsCalculator.totals(soundLines(read), rules).gross(), findings);
        }
        return findings.unlessWrong(() -> read.stream().map(ReadSection::sound).toList());
    }

    /** Prices what is sound and leaves out the rest. */
    Drafts.Pricing price(StepContent.Products typed, TaxRules rules) {
        return price(typed, catalogueOf(typed), rules);
    }

    static Drafts.Pricing price(StepContent.Products typed, Map<UUID, Product> products, TaxRules rules) {
        List<ReadSection> read = new LineReader(products, rules, new Findings()).sections(typed.sections());
        return new Drafts.Pricing(
                read.stream().map(ReadSection::priced).toList(), TotalsCalculator.totals(soundLines(read), rules));
    }

    /** The lines that are sound, whatever stands around them. */
    List<Line> lines(StepContent.Products typed, TaxRules rules) {
        return soundLines(new LineReader(catalogueOf(typed), rules, new Findings()).sections(typed.sections()));
    }

    private Map<UUID, Product> catalogueOf(StepContent.Products typed) {
        Set<UUID> ids = typed.sections().stream()
                .flatMap(section -> section.lines().stream())
                .flatMap(line -> Findings.id(line.productId()).stream())
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

    private static void checkGross(Money gross, Findings findings) {
        if (!gross.isPositive()) {
            findings.add("sections", "invoice.total.notPositive");
        } else if (gross.amount().compareTo(LineReader.LIMIT) >= 0) {
            findings.add("sections", "invoice.total.tooLarge");
        }
    }
}
