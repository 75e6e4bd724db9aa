package fr.encaisse.client;

import fr.encaisse.shared.PlainText;
import fr.encaisse.shared.PostalAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code client} and {@code client_contact}. */
final class ClientRows {

    private static final int MOST_WORDS = 8;

    private final JdbcClient jdbc;

    ClientRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Client> find(UUID id) {
        List<Client> found = withContacts(jdbc.sql("SELECT * FROM client WHERE id = ?")
                .param(id)
                .query((rs, row) -> toClient(rs))
                .list());
        return found.stream().findFirst();
    }

    /** Searchable text has letters, digits and spaces only, so no word can hold one of LIKE's own characters. */
    List<Client> search(String text, int limit) {
        List<Object> words = Arrays.stream(PlainText.searchable(text).split(" "))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .<Object>map(word -> "%" + word + "%")
                .toList();
        List<Object> params = new ArrayList<>(words);
        params.add(limit);
        return withContacts(jdbc.sql("SELECT * FROM client WHERE 1 = 1" + " AND search_text LIKE ?".repeat(words.size())
                        + " ORDER BY last_invoiced_at DESC NULLS LAST, search_text, id FETCH FIRST ? ROWS ONLY")
                .params(params)
                .query((rs, row) -> toClient(rs))
                .list());
    }

    /** The name of the client with this SIREN, if there is one. */
    Optional<String> nameOf(String siren) {
        return jdbc.sql("SELECT name FROM client WHERE siren = ?")
                .param(siren)
                .query(String.class)
                .optional();
    }

    void insert(Client client) {
        List<Object> params = new ArrayList<>();
        params.addAll(Arrays.asList(
                client.id(),
                client.kind().name(),
                client.name(),
                client.siren().isEmpty() ? null : client.siren(),
                client.vatNumber(),
                client.email(),
                client.phone()));
        params.addAll(columns(client.billingAddress()));
        params.addAll(columns(client.deliveryAddress()));
        params.addAll(List.of(client.iban(), searchText(client), client.version()));
        jdbc.sql("INSERT INTO client (id, kind, name, siren, vat_number, email, phone, billing_street,"
                        + " billing_complement, billing_postcode, billing_city, billing_country, delivery_street,"
                        + " delivery_complement, delivery_postcode, delivery_city, delivery_country, iban, search_text,"
                        + " version) VALUES (" + "?, ".repeat(params.size() - 1) + "?)")
                .params(params)
                .update();
        for (int position = 0; position < client.contacts().size(); position++) {
            insert(client.id(), position, client.contacts().get(position));
        }
    }

    void invoiced(UUID id, Instant at) {
        jdbc.sql("UPDATE client SET last_invoiced_at = ? WHERE id = ?")
                .params(at.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    private void insert(UUID client, int position, Client.Contact contact) {
        jdbc.sql("INSERT INTO client_contact (id, client_id, position, name, role, email, phone)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        contact.id(),
                        client,
                        position,
                        contact.name(),
                        contact.role(),
                        contact.email(),
                        contact.phone())
                .update();
    }

    private static String searchText(Client client) {
        String contacts = client.contacts().stream().map(Client.Contact::name).collect(Collectors.joining(" "));
        return PlainText.searchable(String.join(
                " ", client.name(), contacts, client.billingAddress().city(), client.siren()));
    }

    private List<Client> withContacts(List<Client> clients) {
        if (clients.isEmpty()) {
            return clients;
        }
        Map<UUID, List<Client.Contact>> contacts = jdbc
                .sql("SELECT * FROM client_contact WHERE client_id IN (:clients) ORDER BY client_id, position")
                .param("clients", clients.stream().map(Client::id).toList())
                .query((rs, row) -> Map.entry(rs.getObject("client_id", UUID.class), toContact(rs)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return clients.stream()
                .map(client -> withContacts(client, contacts.getOrDefault(client.id(), List.of())))
                .toList();
    }

    private static Client withContacts(Client client, List<Client.Contact> contacts) {
        return new Client(
                client.id(),
                client.kind(),
                client.name(),
                client.siren(),
                client.vatNumber(),
                client.email(),
                client.phone(),
                client.billingAddress(),
                client.deliveryAddress(),
                client.iban(),
                contacts,
                client.version());
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
                rs.getInt("version"));
    }

    private static Client.Contact toContact(ResultSet rs) throws SQLException {
        return new Client.Contact(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("role"),
                rs.getString("email"),
                rs.getString("phone"));
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
