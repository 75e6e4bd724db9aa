package fr.encaisse.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code client_contact}: the people there, in their order. */
final class ContactRows {

    private final JdbcClient jdbc;

    ContactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The clients, each with its contacts. */
    List<Client> with(List<Client> clients) {
        if (clients.isEmpty()) {
            return clients;
        }
        Map<UUID, List<Client.Contact>> contacts = jdbc
                .sql("SELECT * FROM client_contact WHERE client_id IN (:clients) ORDER BY client_id, position")
                .param("clients", clients.stream().map(Client::id).toList())
                .query((rs, row) -> Map.entry(rs.getObject("client_id", UUID.class), read(rs)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return clients.stream()
                .map(client -> client.withContacts(contacts.getOrDefault(client.id(), List.of())))
                .toList();
    }

    void insert(Client client) {
        for (int position = 0; position < client.contacts().size(); position++) {
            insert(client.id(), position, client.contacts().get(position));
        }
    }

    void replace(Client client) {
        jdbc.sql("DELETE FROM client_contact WHERE client_id = ?")
                .param(client.id())
                .update();
        insert(client);
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

    private static Client.Contact read(ResultSet rs) throws SQLException {
        return new Client.Contact(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("role"),
                rs.getString("email"),
                rs.getString("phone"));
    }
}
