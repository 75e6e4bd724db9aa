package fr.encaisse.process;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/** V1: the engine's own create scripts for the database at hand, so that Flyway owns the whole schema. */
@Component
class EngineTables implements JavaMigration {

    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) throws Exception {
        String product = context.getConnection().getMetaData().getDatabaseProductName();
        String dialect = product.equals("PostgreSQL") ? "postgres" : "h2";
        ResourceDatabasePopulator scripts = new ResourceDatabasePopulator();
        for (String part : PARTS) {
            scripts.addScript(new ClassPathResource(
                    "org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql".formatted(dialect, part)));
        }
        scripts.execute(new SingleConnectionDataSource(context.getConnection(), true));
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("1");
    }

    @Override
    public String getDescription() {
        return "engine tables";
    }

    /** Changes with the engine's version only: an update ships scripts of its own, run by a later migration. */
    @Override
    public Integer getChecksum() {
        return 72400;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
