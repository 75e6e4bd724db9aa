package fr.encaisse.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The products and services that can be invoiced. */
@Service
public class Catalogue {

    private final ProductRows rows;

    Catalogue(JdbcClient jdbc) {
        this.rows = new ProductRows(jdbc);
    }

    /** Those of the ids that exist and are still sold. */
    public Map<UUID, Product> find(Collection<UUID> ids) {
        return rows.sold(ids).stream().collect(Collectors.toMap(Product::id, Function.identity()));
    }

    /** By name and reference, any words in any order; for an empty text the first ones by reference. */
    public List<Product> search(String text, int limit) {
        return rows.search(text, limit);
    }
}
