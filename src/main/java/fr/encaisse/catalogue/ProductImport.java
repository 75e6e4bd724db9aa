package fr.encaisse.catalogue;

import fr.encaisse.imports.ImportAction;
import fr.encaisse.imports.ImportColumn;
import fr.encaisse.imports.ImportOutcome;
import fr.encaisse.imports.ImportProblem;
import fr.encaisse.imports.ImportRow;
import fr.encaisse.imports.ImportTarget;
import fr.encaisse.imports.StaleImport;
import fr.encaisse.issuer.VatLaw;
import fr.encaisse.issuer.VatRates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Products and services from a file, known by their reference whatever its case. What is not sold stays so. */
@Component
class ProductImport implements ImportTarget<ProductImport.Imported> {

    private final ProductRows rows;
    private final VatRates vatRates;
    private final ProductColumns columns;

    ProductImport(JdbcClient jdbc, VatRates vatRates, MessageSource messages) {
        this.rows = new ProductRows(jdbc);
        this.vatRates = vatRates;
        this.columns = new ProductColumns(messages);
    }

    /** @param kept null when it is added */
    record Imported(Product kept, Product product) {}

    @Override
    public String kind() {
        return "products";
    }

    @Override
    public List<ImportColumn> columns() {
        return ProductColumns.all();
    }

    @Override
    public Comparison<Imported> begin(Locale locale) {
        VatLaw law = vatRates.today();
        Map<String, List<Product>> kept = new LinkedHashMap<>();
        all(law).forEach(
                        product -> kept.computeIfAbsent(ProductRows.key(product.reference()), key -> new ArrayList<>(1))
                                .add(product));
        return batch ->
                batch.stream().map(row -> compare(row, kept, law, locale)).toList();
    }

    @Override
    public void apply(List<ImportOutcome<Imported>> outcomes, String by) {
        for (ImportOutcome<Imported> outcome : outcomes) {
            Imported imported = outcome.content();
            if (outcome.action() == ImportAction.ADD) {
                rows.insert(imported.product());
            } else if (!rows.update(
                    imported.product().as(imported.kept().id(), imported.kept().version()))) {
                throw new StaleImport();
            }
        }
    }

    @Override
    public void export(Locale locale, Consumer<Map<String, String>> each) {
        all(vatRates.today()).forEach(product -> each.accept(columns.cells(product, locale)));
    }

    private List<Product> all(VatLaw law) {
        return rows.all().stream().map(product -> product.under(law)).toList();
    }

    private ImportOutcome<Imported> compare(
            ImportRow row, Map<String, List<Product>> keptOnes, VatLaw law, Locale locale) {
        Product kept = match(row.get("reference"), keptOnes);
        ProductCheck check = new ProductCheck(columns.typed(row, kept), law);
        if (!check.errors().isEmpty()) {
            List<ImportProblem> problems = check.errors().stream()
                    .map(error -> ImportProblem.of(row, error.field(), error))
                    .toList();
            return ImportOutcome.refused(
                    row, label(row.get("reference").strip(), row.get("name").strip()), problems);
        }
        Product product = check.product();
        String label = label(product.reference(), product.name());
        Map<String, String> after = columns.cells(product, locale);
        if (kept == null) {
            return ImportOutcome.added(
                    row, label, Set.of(ProductRows.key(product.reference())), after, new Imported(null, product));
        }
        return ImportOutcome.compared(
                row,
                label,
                Set.of(kept.id().toString()),
                kept.id() + " " + kept.version(),
                columns.cells(kept, locale),
                after,
                new Imported(kept, product));
    }

    /** Exactly this reference, or else one that differs in the case of its letters. */
    private static Product match(String reference, Map<String, List<Product>> kept) {
        List<Product> alike = kept.getOrDefault(ProductRows.key(reference), List.of());
        return alike.stream()
                .filter(product -> product.reference().equals(reference.strip()))
                .findFirst()
                .orElse(alike.isEmpty() ? null : alike.get(0));
    }

    private static String label(String reference, String name) {
        return reference + " " + name;
    }
}
