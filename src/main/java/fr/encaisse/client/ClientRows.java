package fr.encaisse.client;

import fr.encaisse.shared.PostalAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code client}, with what belongs to a client in {@link ContactRows} and {@link WordRows}. */
final class ClientRows {

    private static final List<String> VALUES = List.of(
            "kind",
            "name",
            "siren",
            "vat_number",
            "email",
            "phone",
            "iban",
            "active",
            "version",
            "changed_by",
            "sort_name",
            "name_key",
            "email_key",
            "billing_street",
            "billing_complement",
            "billing_postcode",
            "billing_city",
            "billing_country",
            "delivery_street",
            "delivery_complement",
            "delivery_postcode",
            "delivery_city",
            "delivery_country");

    private final JdbcClient jdbc;
    private final ContactRows contacts;
    private final WordRows words;

    ClientRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        contacts = new ContactRows(jdbc);
        words = new WordRows(jdbc);
    }

    Optional<Client> find(UUID id) {
        List<Client> found = contacts.with(jdbc.sql("SELECT * FROM client WHERE id = ?")
                .param(id)
                .query((rs, row) -> toClient(rs))
                .list());
        return found.stream().findFirst();
    }

    /** In the order of the ids. */
    List<Client> find(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Client> found = contacts
                .with(jdbc.sql("SELECT * FROM client WHERE id IN (:ids)")
                        .param("ids", ids)
                        .query((rs, row) -> toClient(rs))
                        .list())
                .stream()
                .collect(Collectors.toMap(Client::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    Optional<Client> findBySiren(String siren) {
        return contacts
                .with(jdbc.sql("SELECT * FROM client WHERE siren = ?")
                        .param(siren)
                        .query((rs, row) -> toClient(rs))
                        .list())
                .stream()
                .findFirst();
    }

    /** Those with this name, whatever its order of words and legal form, or this e-mail address. */
    List<Client> alike(String name, String email, int limit) {
        // A key that nobody can have stands for none.
        return contacts.with(jdbc.sql("SELECT * FROM client WHERE name_key = :name OR email_key = :email"
                        + " ORDER BY active DESC, sort_name, id FETCH FIRST :limit ROWS ONLY")
                .param("name", orNobody(SearchKeys.nameKey(name)))
                .param("email", orNobody(SearchKeys.emailKey(email)))
                .param("limit", limit)
                .query((rs, row) -> toClient(rs))
                .list());
    }

    private static String orNobody(String key) {
        return key.isEmpty() ? " " : key;
    }

    void insert(Client client) {
        List<Object> params = new ArrayList<>(List.of(client.id()));
        params.addAll(values(client));
        jdbc.sql("INSERT INTO client (id, " + String.join(", ", VALUES) + ") VALUES (" + "?, ".repeat(params.size() - 1)
                        + "?)")
                .params(params)
                .update();
        contacts.insert(client);
        words.insert(client);
    }

    /** @return whether the version before was still the kept one */
    boolean update(Client client) {
        List<Object> params = values(client);
        params.addAll(List.of(client.id(), client.version() - 1));
        int changed = jdbc.sql(
                        "UPDATE client SET " + String.join(" = ?, ", VALUES) + " = ? WHERE id = ? AND version = ?")
                .params(params)
                .update();
        if (changed == 0) {
            return false;
        }
        contacts.replace(client);
        words.replace(client);
        return true;
    }

    /** @return whether the client was there in this version, and without any invoice */
    boolean delete(UUID id, int version) {
        jdbc.sql("DELETE FROM client_contact WHERE client_id IN"
                        + " (SELECT id FROM client WHERE id = ? AND version = ? AND last_invoiced_at IS NULL)")
                .params(id, version)
                .update();
        return jdbc.sql("DELETE FROM client WHERE id = ? AND version = ? AND last_invoiced_at IS NULL")
                        .params(id, version)
                        .update()
                == 1;
    }

    boolean isInvoiced(UUID id) {
        return jdbc.sql("SELECT 1 FROM client WHERE id = ? AND last_invoiced_at IS NOT NULL")
                .param(id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** @return whether there is such a client */
    boolean invoiced(UUID id, Instant at) {
        return jdbc.sql("UPDATE client SET last_invoiced_at = ? WHERE id = ?")
                        .params(at.atOffset(ZoneOffset.UTC), id)
                        .update()
                == 1;
    }

    /** For clients that were kept before there were keys. */
    void computeAllKeys() {
        List<UUID> ids = jdbc.sql("SELECT id FROM client").query(UUID.class).list();
        for (UUID id : ids) {
            Client client = find(id).orElseThrow();
            jdbc.sql("UPDATE client SET sort_name = ?, name_key = ?, email_key = ? WHERE id = ?")
                    .params(
                            SearchKeys.sortName(client.name()),
                            SearchKeys.nameKey(client.name()),
                            SearchKeys.emailKey(client.email()),
                            id)
                    .update();
            words.replace(client);
        }
    }

    /** In the order of {@link #VALUES}. */
    private static List<Object> values(Client client) {
        List<Object> values = new ArrayList<>(Arrays.asList(
                client.kind().name(),
                client.name(),
                client.siren().isEmpty() ? null : client.siren(),
                client.vatNumber(),
                client.email(),
                client.phone(),
                client.iban(),
                client.active(),
                client.version(),
                client.changedBy(),
                SearchKeys.sortName(client.name()),
                SearchKeys.nameKey(client.name()),
                SearchKeys.emailKey(client.email())));
        values.addAll(columns(client.billingAddress()));
        values.addAll(columns(client.deliveryAddress()));
        return values;
    }

    private static Client toClient(ResultSet rs) throws SQLException {
        String siren = rs.getString("siren");
        return new Client(
                rs.getObject("id", UUID.class),
                ClientKind.valueOf(rs.getString("kind")),
                rs.getString("name"),
                siren == null ? "" : siren,
                rs.getString("vat_number"),
                rs.getString("email"),
                rs.getString("phone"),
                toAddress(rs, "billing_"),
                toAddress(rs, "delivery_"),
                rs.getString("iban"),
                List.of(),
                rs.getBoolean("active"),
                rs.getInt("version"),
                rs.getString("changed_by"));
    }

    private static PostalAddress toAddress(ResultSet rs, String prefix) throws SQLException {
        return new PostalAddress(
                rs.getString(prefix + "street"),
                rs.getString(prefix + "complement"),
                rs.getString(prefix + "postcode"),
                rs.getString(prefix + "city"),
                rs.getString(prefix + "country"));
    }

    private static List<Object> columns(PostalAddress address) {
        return List.of(address.street(), address.complement(), address.postcode(), address.city(), address.country());
    }
}
