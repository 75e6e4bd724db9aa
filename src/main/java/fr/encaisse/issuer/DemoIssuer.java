package fr.encaisse.issuer;

import fr.encaisse.shared.Iban;
import fr.encaisse.shared.PostalAddress;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** The demonstration's company: run once by Flyway, under its lock, whatever the number of nodes. */
@Component
@Profile("demo")
class DemoIssuer implements JavaMigration {

    private static final String HOLDER = "ATELIER LEFEVRE ET FILS";

    @Override
    public void migrate(Context context) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        IssuerRows rows = new IssuerRows(jdbc);
        AccountRows accounts = new AccountRows(jdbc);
        if (rows.issuer().isPresent()) {
            throw new IllegalStateException("This database belongs to a real company: start without the profile demo");
        }
        rows.insert(new Issuer(
                "Atelier Lefèvre & Fils",
                "SARL",
                "20 000 €",
                new PostalAddress("23 rue des Tables Claudiennes", "", "69001", "Lyon", "FR"),
                "847319258",
                "84731925800012",
                "RCS Lyon 847 319 258",
                "FR36847319258",
                "facturation@atelier-lefevre.example",
                "04 65 71 02 69",
                VatRegime.STANDARD,
                false));
        insert(
                accounts,
                new CollectionAccount(
                        UUID.fromString("6f6c1b0e-5d1f-4f0c-9b1e-0c2f4d7a1001"),
                        "Compte courant Crédit Mutuel",
                        new Iban("FR7610278073010002044875105"),
                        "CMCIFR2A",
                        HOLDER,
                        true));
        insert(
                accounts,
                new CollectionAccount(
                        UUID.fromString("6f6c1b0e-5d1f-4f0c-9b1e-0c2f4d7a1002"),
                        "Compte chantiers LCL",
                        new Iban("FR7230002010230000071936B86"),
                        "CRLYFRPP",
                        HOLDER,
                        false));
    }

    /** As confirmed as the rest of the demonstration. */
    private static void insert(AccountRows accounts, CollectionAccount account) {
        accounts.insert(account, AccountState.ACTIVE, null, null);
    }

    /** Without a version it runs after all others, however many are added later. */
    @Override
    public MigrationVersion getVersion() {
        return null;
    }

    /** Repeatable migrations run by description: the company is the first, and guards the others. */
    @Override
    public String getDescription() {
        return "demo 1 issuer";
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
