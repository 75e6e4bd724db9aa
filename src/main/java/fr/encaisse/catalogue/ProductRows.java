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

    /** Searchable text has letters, digits and spaces only, so no word can hold one of LIKE's own characters. */
    List<Product> search(String text, int limit) {
        List<Object> words = Arrays.stream(PlainText.searchable(text).split(" "))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .<Object>map(word -> "%" + word + "%")
                .toList();
        List<Object> params = new ArrayList<>(words);
        params.add(limit);
        return jdbc.sql("SELECT * FROM product WHERE sold" + " AND search_text LIKE ?".repeat(words.size())
                        + " ORDER BY reference FETCH FIRST ? ROWS ONLY")
                .params(params)
                .query((rs, row) -> toProduct(rs))
                .list();
    }

    void insert(Product product) {
        jdbc.sql(
                        "INSERT INTO product (id, reference, name, description, kind, unit, unit_price, vat_category, vat_rate,"
                                + " sold, search_text, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE, ?, ?)")
                .params(
                        product.id(),
                        product.reference(),
                        product.name(),
                        product.description(),
                        product.kind().name(),
                        product.unit().code(),
                        product.unitPrice(),
                        product.vatCategory().name(),
                        product.vatRate().percent(),
                        PlainText.searchable(product.reference() + " " + product.name()),
                        product.version())
                .update();
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
