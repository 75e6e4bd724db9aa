package fr.encaisse.catalogue;

import static fr.encaisse.imports.ImportColumn.optional;
import static fr.encaisse.imports.ImportColumn.required;

import fr.encaisse.imports.ImportColumn;
import fr.encaisse.imports.ImportRow;
import fr.encaisse.shared.PlainText;
import fr.encaisse.shared.Unit;
import fr.encaisse.shared.VatCategory;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;

/** The columns of a file of products: a product as its cells, and a row as if it had been typed into the form. */
final class ProductColumns {

    private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    /** What is charged has a rate and needs no word. */
    private static final List<VatCategory> WITHOUT_VAT = List.of(VatCategory.E, VatCategory.AE);

    private static final Map<String, Unit> OTHER_UNITS = Map.ofEntries(
            Map.entry("unité", Unit.PIECE),
            Map.entry("pièce", Unit.PIECE),
            Map.entry("heure", Unit.HOUR),
            Map.entry("heures", Unit.HOUR),
            Map.entry("jours", Unit.DAY),
            Map.entry("ml", Unit.METRE),
            Map.entry("mètre", Unit.METRE),
            Map.entry("m2", Unit.SQUARE_METRE),
            Map.entry("m3", Unit.CUBIC_METRE),
            Map.entry("litre", Unit.LITRE),
            Map.entry("tonne", Unit.TONNE),
            Map.entry("ensemble", Unit.SET),
            Map.entry("ft", Unit.LUMP_SUM));

    private final MessageSource messages;
    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();
    private final Map<String, String> categories = new HashMap<>();

    ProductColumns(MessageSource messages) {
        this.messages = messages;
        OTHER_UNITS.forEach((word, unit) -> units.put(plain(word), unit.code()));
        Arrays.stream(Unit.values()).forEach(unit -> learn(units, unit.code(), unit.messageKey()));
        List.of("produit", "marchandise").forEach(word -> kinds.put(plain(word), ProductKind.GOODS.name()));
        kinds.put(plain("service"), ProductKind.SERVICE.name());
        Arrays.stream(ProductKind.values()).forEach(kind -> learn(kinds, kind.name(), "catalogue.kind." + kind.name()));
        categories.put(plain(VatCategory.S.name()), VatCategory.S.name());
        WITHOUT_VAT.forEach(category -> learn(categories, category.name(), "catalogue.import.vat." + category));
    }

    static List<ImportColumn> all() {
        return List.of(
                required("reference", "catalogue.import.reference", "réf", "code", "code article", "sku"),
                required("name", "catalogue.import.name", "libellé", "nom", "article", "produit", "product"),
                optional("description", "catalogue.import.description", "détail"),
                optional("kind", "catalogue.import.kind", "nature", "kind"),
                optional("unit", "catalogue.import.unit", "u"),
                required("unitPrice", "catalogue.import.unitPrice", "prix", "prix unitaire", "pu", "pu ht", "price"),
                optional("vatRate", "catalogue.import.vatRate", "tva", "tva en %", "taux", "vat"),
                optional("vatCategory", "catalogue.import.vatCategory"));
    }

    Map<String, String> cells(Product product, Locale locale) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("reference", product.reference());
        cells.put("name", product.name());
        cells.put("description", product.description());
        cells.put("kind", messages.getMessage("catalogue.kind." + product.kind(), null, locale));
        cells.put("unit", messages.getMessage(product.unit().messageKey(), null, locale));
        cells.put("unitPrice", number(product.unitPrice(), locale));
        cells.put("vatRate", number(new BigDecimal(product.vatRate().toString()), locale));
        cells.put(
                "vatCategory",
                WITHOUT_VAT.contains(product.vatCategory())
                        ? messages.getMessage("catalogue.import.vat." + product.vatCategory(), null, locale)
                        : "");
        return cells;
    }

    /** @param kept null when the row adds a product; columns that the file lacks keep what is kept */
    TypedProduct typed(ImportRow row, Product kept) {
        return new TypedProduct(
                row.get("reference"),
                row.getOr("name", kept == null ? "" : kept.name()),
                row.getOr("description", kept == null ? "" : kept.description()),
                row.has("kind")
                        ? known(kinds, row.get("kind"))
                        : kept == null ? "" : kept.kind().name(),
                row.has("unit")
                        ? known(units, row.get("unit"))
                        : kept == null ? "" : kept.unit().code(),
                row.get("unitPrice").replaceAll("(?i)€|\\bEUR\\b|\\bHT\\b", ""),
                category(row, kept),
                row.getOr("vatRate", kept == null ? "" : kept.vatRate().toString())
                        .replace("%", ""));
    }

    /** Where the file has a rate but no reason for none, a rate above zero needs no reason any more. */
    private String category(ImportRow row, Product kept) {
        if (row.has("vatCategory")) {
            return known(categories, row.get("vatCategory"));
        }
        boolean charged = row.get("vatRate").chars().anyMatch(c -> c >= '1' && c <= '9');
        return kept == null || charged ? "" : kept.vatCategory().name();
    }

    private void learn(Map<String, String> words, String code, String messageKey) {
        words.put(plain(code), code);
        LANGUAGES.forEach(language -> words.put(plain(messages.getMessage(messageKey, null, language)), code));
    }

    /** A word that is unknown is left for the check to refuse. */
    private static String known(Map<String, String> words, String cell) {
        return words.getOrDefault(plain(cell), cell);
    }

    private static String number(BigDecimal number, Locale locale) {
        boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        return english ? number.toPlainString() : number.toPlainString().replace('.', ',');
    }

    private static String plain(String word) {
        return PlainText.searchable(word).replace(" ", "");
    }
}
