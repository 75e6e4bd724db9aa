package fr.encaisse.catalogue;

import fr.encaisse.shared.DemoTable;
import fr.encaisse.shared.Unit;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** The demonstration's products ({@code demo/products.csv}); ids follow from the references. */
@Component
@Profile("demo")
class DemoCatalogue implements JavaMigration {

    @Override
    public void migrate(Context context) {
        ProductRows rows =
                new ProductRows(JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true)));
        DemoTable.read("products").forEach(row -> rows.insert(product(row)));
    }

    private static Product product(Map<String, String> row) {
        String reference = row.get("reference");
        return new Product(
                UUID.nameUUIDFromBytes(("demo product " + reference).getBytes(StandardCharsets.UTF_8)),
                reference,
                row.get("name"),
                row.get("description"),
                ProductKind.valueOf(row.get("kind")),
                Unit.ofCode(row.get("unit")),
                new BigDecimal(row.get("unitPrice")),
                VatCategory.S,
                VatRate.of(row.get("vatRate")),
                1);
    }

    /** Without a version it runs after all others, however many are added later. */
    @Override
    public MigrationVersion getVersion() {
        return null;
    }

    @Override
    public String getDescription() {
        return "demo 3 catalogue";
    }

    /** Never changes: the data belongs to whoever plays with it. */
    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
