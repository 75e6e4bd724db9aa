package fr.encaisse.client;

import fr.encaisse.shared.DemoTable;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.PostalAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** The demonstration's clients ({@code demo/clients.csv}, {@code demo/contacts.csv}); ids follow from the names. */
@Component
@Profile("demo")
class DemoClients implements JavaMigration {

    @Override
    public void migrate(Context context) {
        ClientRows rows =
                new ClientRows(JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true)));
        List<Map<String, String>> contacts = DemoTable.read("contacts");
        DemoTable.read("clients").forEach(row -> rows.insert(client(row, contacts)));
    }

    private static Client client(Map<String, String> row, List<Map<String, String>> contacts) {
        ClientCheck check = new ClientCheck(new NewClient(
                ClientKind.valueOf(row.get("kind")),
                row.get("name"),
                row.get("siren"),
                row.get("vatNumber"),
                row.get("email"),
                row.get("phone"),
                new PostalAddress(row.get("street"), row.get("complement"), row.get("postcode"), row.get("city"), "FR"),
                new PostalAddress(
                        row.get("deliveryStreet"),
                        row.get("deliveryComplement"),
                        row.get("deliveryPostcode"),
                        row.get("deliveryCity"),
                        "FR"),
                row.get("iban"),
                "",
                "",
                ""));
        if (!check.errors().isEmpty()) {
            throw new InvalidInput(check.errors());
        }
        Client client = check.client();
        return new Client(
                id(client.name()),
                client.kind(),
                client.name(),
                client.siren(),
                client.vatNumber(),
                client.email(),
                client.phone(),
                client.billingAddress(),
                client.deliveryAddress(),
                client.iban(),
                contacts.stream()
                        .filter(contact -> contact.get("client").equals(client.name()))
                        .map(DemoClients::contact)
                        .toList(),
                client.active(),
                client.version(),
                client.changedBy());
    }

    private static Client.Contact contact(Map<String, String> row) {
        return new Client.Contact(
                id(row.get("client") + "/" + row.get("name")),
                row.get("name"),
                row.get("role"),
                row.get("email"),
                row.get("phone"));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("demo client " + name).getBytes(StandardCharsets.UTF_8));
    }

    /** Without a version it runs after all others, however many are added later. */
    @Override
    public MigrationVersion getVersion() {
        return null;
    }

    @Override
    public String getDescription() {
        return "demo 2 clients";
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
