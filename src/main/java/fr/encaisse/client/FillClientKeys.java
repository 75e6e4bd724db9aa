package fr.encaisse.client;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Computes what the clients of an older installation are found by. */
@Component
class FillClientKeys implements JavaMigration {

    @Override
    public void migrate(Context context) {
        new ClientRows(JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true)))
                .computeAllKeys();
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("13.2");
    }

    @Override
    public String getDescription() {
        return "fill client keys";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
