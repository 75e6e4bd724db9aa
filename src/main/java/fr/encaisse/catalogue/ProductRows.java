package fr.encaisse.catalogue;

import fr.encaisse.shared.PlainText;
import fr.encaisse.shared.Unit;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code product}. */
final class ProductRows {

    private static final int MOST_WORDS = 8;

    private final JdbcClient jdbc;

    ProductRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Product> sold(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("SELECT * FROM product WHERE sold AND id IN (:ids)")
                .param("ids", Set.copyOf(ids))
                .query((rs, row) -> toProduct(rs))
                .list();
    }

    Optional<CatalogueEntry> entry(UUID id) {
        return jdbc.sql("SELECT * FROM product WHERE id = ?")
                .param(id)
                .query((rs, row) -> toEntry(rs))
                .optional();
    }

    /** Sold or not, by reference. */
    List<Product> all() {
        return jdbc.sql("SELECT * FROM product ORDER BY reference, id")
                .query((rs, row) -> toProduct(rs))
                .list();
    }

    /** One, unless older data tells references apart by their case. */
    List<CatalogueEntry> ofReference(String reference) {
        return jdbc.sql("SELECT * FROM product WHERE reference_key = ? ORDER BY sold DESC, reference")
                .param(key(reference))
                .query((rs, row) -> toEntry(rs))
                .list();
    }

    /** Searchable text has letters, digits and spaces only, so no word can hold one of LIKE's own characters. */
    List<CatalogueEntry> list(String text, CatalogueFilter filter, int offset, int limit) {
        List<Object> words = Arrays.stream(PlainText.searchable(text).split(" "))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .<Object>map(word -> "%" + word + "%")
                .toList();
        List<Object> params = new ArrayList<>(words);
        params.add(offset);
        params.add(limit);
        return jdbc.sql("SELECT * FROM product WHERE " + condition(filter)
                        + " AND search_text LIKE ?".repeat(words.size())
                        + " ORDER BY reference, id OFFSET ? ROWS FETCH NEXT ? ROWS ONLY")
                .params(params)
                .query((rs, row) -> toEntry(rs))
                .list();
    }

    private static String condition(CatalogueFilter filter) {
        return switch (filter) {
            case SOLD -> "sold";
            case RETIRED -> "NOT sold";
            case ALL -> "TRUE";
        };
    }

    void insert(Product product) {
        jdbc.sql("INSERT INTO product (id, reference, reference_key, name, description, kind, unit, unit_price,"
                        + " vat_category, vat_rate, search_text, version, sold)"
                        + " VALUES (:id, :reference, :key, :name, :description, :kind, :unit, :unitPrice,"
                        + " :vatCategory, :vatRate, :searchText, :version, TRUE)")
                .params(columns(product))
                .update();
    }

    /** False when the product has changed since the version that it carries. */
    boolean update(Product product) {
        return jdbc.sql("UPDATE product SET reference = :reference, reference_key = :key, name = :name,"
                                + " description = :description, kind = :kind, unit = :unit, unit_price = :unitPrice,"
                                + " vat_category = :vatCategory, vat_rate = :vatRate, search_text = :searchText,"
                                + " version = version + 1 WHERE id = :id AND version = :version")
                        .params(columns(product))
                        .update()
                == 1;
    }

    /** False when the product has changed since that version. */
    boolean setSold(UUID id, int version, boolean sold) {
        return jdbc.sql("UPDATE product SET sold = ?, version = version + 1 WHERE id = ? AND version = ?")
                        .params(sold, id, version)
                        .update()
                == 1;
    }

    private static Map<String, Object> columns(Product product) {
        return Map.ofEntries(
                Map.entry("id", product.id()),
                Map.entry("reference", product.reference()),
                Map.entry("key", key(product.reference())),
                Map.entry("name", product.name()),
                Map.entry("description", product.description()),
                Map.entry("kind", product.kind().name()),
                Map.entry("unit", product.unit().code()),
                Map.entry("unitPrice", product.unitPrice()),
                Map.entry("vatCategory", product.vatCategory().name()),
                Map.entry("vatRate", product.vatRate().percent()),
                Map.entry("searchText", PlainText.searchable(product.reference() + " " + product.name())),
                Map.entry("version", product.version()));
    }

    /** By which a reference is known, whatever the case of its letters. */
    static String key(String reference) {
        return PlainText.clean(reference).replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static CatalogueEntry toEntry(ResultSet rs) throws SQLException {
        return new CatalogueEntry(toProduct(rs), rs.getBoolean("sold"));
    }

    private static Product toProduct(ResultSet rs) throws SQLException {
        return new Product(
                rs.getObject("id", UUID.class),
                rs.getString("reference"),
                rs.getString("name"),
                rs.getString("description"),
                ProductKind.valueOf(rs.getString("kind")),
                Unit.ofCode(rs.getString("unit")),
                withoutNeedlessZeros(rs.getBigDecimal("unit_price")),
                VatCategory.valueOf(rs.getString("vat_category")),
                new VatRate(rs.getBigDecimal("vat_rate")),
                rs.getInt("version"));
    }

    /** Two decimals at least: 45.00, 0.0825. */
    private static BigDecimal withoutNeedlessZeros(BigDecimal price) {
        return price.setScale(Math.max(2, price.stripTrailingZeros().scale()));
    }
}
