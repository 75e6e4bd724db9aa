package fr.encaisse.client.web;

import fr.encaisse.client.Client;
import fr.encaisse.client.ClientKind;
import fr.encaisse.client.NewClient;
import fr.encaisse.shared.PostalAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The fields of a client as they stand on the page, by the names of {@link NewClient}'s components. */
final class ClientForm {

    private static final List<String> PLAIN = List.of("kind", "name", "siren", "vatNumber", "email", "phone", "iban");
    private static final List<String> ADDRESS = List.of("street", "complement", "postcode", "city", "country");
    private static final int MOST_CONTACTS = 100;

    private final Map<String, String> values;
    private final List<NewClient.NewContact> contacts;

    private ClientForm(Map<String, String> values, List<NewClient.NewContact> contacts) {
        this.values = values;
        this.contacts = contacts;
    }

    static ClientForm empty() {
        return new ClientForm(Map.of("kind", ClientKind.COMPANY.name()), List.of());
    }

    static ClientForm of(Client client) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("kind", client.kind().name());
        values.put("name", client.name());
        values.put("siren", client.siren());
        values.put("vatNumber", client.vatNumber());
        values.put("email", client.email());
        values.put("phone", client.phone());
        values.put("iban", client.iban());
        put(values, "billingAddress", client.billingAddress());
        put(values, "deliveryAddress", client.deliveryAddress());
        return new ClientForm(
                values, client.contacts().stream().map(ClientForm::typed).toList());
    }

    /** @param sent the request's parameters */
    static ClientForm of(Map<String, String> sent) {
        Map<String, String> values = new LinkedHashMap<>();
        fields().forEach(field -> values.put(field, sent.getOrDefault(field, "")));
        List<NewClient.NewContact> contacts = IntStream.range(0, MOST_CONTACTS)
                .mapToObj(i -> "contacts[" + i + "].")
                .takeWhile(contact -> sent.containsKey(contact + "name"))
                .map(contact -> new NewClient.NewContact(
                        sent.getOrDefault(contact + "id", ""),
                        sent.get(contact + "name"),
                        sent.getOrDefault(contact + "role", ""),
                        sent.getOrDefault(contact + "email", ""),
                        sent.getOrDefault(contact + "phone", "")))
                .toList();
        return new ClientForm(values, contacts);
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public List<NewClient.NewContact> contacts() {
        return contacts;
    }

    public boolean isCompany() {
        return !value("kind").equals(ClientKind.CONSUMER.name());
    }

    /** Opens what is folded when there is something in it. */
    public boolean hasDeliveryAddress() {
        return !address("deliveryAddress").isEmpty();
    }

    NewClient typed() {
        return new NewClient(
                Arrays.stream(ClientKind.values())
                        .filter(kind -> kind.name().equals(value("kind")))
                        .findFirst()
                        .orElse(null),
                value("name"),
                value("siren"),
                value("vatNumber"),
                value("email"),
                value("phone"),
                address("billingAddress"),
                address("deliveryAddress"),
                value("iban"),
                contacts);
    }

    /** @param move {@code add}, {@code remove:1}, {@code up:1}, {@code down:1}; anything else changes nothing */
    ClientForm move(String move) {
        String[] parts = move.split(":", -1);
        int at = parts.length == 2 && parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
        List<NewClient.NewContact> moved = new ArrayList<>(contacts);
        switch (parts[0]) {
            case "add" -> moved.add(new NewClient.NewContact("", "", "", "", ""));
            case "remove" -> moved.removeIf(contact -> at >= 0 && at < contacts.size() && contact == contacts.get(at));
            case "up" -> swap(moved, at, at - 1);
            case "down" -> swap(moved, at, at + 1);
            default -> {}
        }
        return new ClientForm(values, moved);
    }

    /** The names of the fields that differ. */
    List<String> differences(ClientForm other) {
        List<String> fields =
                new ArrayList<>(fields().filter(field -> !bare(value(field)).equals(bare(other.value(field))))
                        .toList());
        if (!contacts.equals(other.contacts)) {
            fields.add("contacts");
        }
        return fields;
    }

    private static Stream<String> fields() {
        return Stream.of(
                        PLAIN.stream(),
                        ADDRESS.stream().map("billingAddress."::concat),
                        ADDRESS.stream().map("deliveryAddress."::concat))
                .flatMap(names -> names);
    }

    private static String bare(String text) {
        return text.replaceAll("\\s", "");
    }

    private PostalAddress address(String prefix) {
        return new PostalAddress(
                value(prefix + ".street"),
                value(prefix + ".complement"),
                value(prefix + ".postcode"),
                value(prefix + ".city"),
                value(prefix + ".country"));
    }

    private static void put(Map<String, String> values, String prefix, PostalAddress address) {
        values.put(prefix + ".street", address.street());
        values.put(prefix + ".complement", address.complement());
        values.put(prefix + ".postcode", address.postcode());
        values.put(prefix + ".city", address.city());
        values.put(prefix + ".country", address.country());
    }

    private static NewClient.NewContact typed(Client.Contact contact) {
        return new NewClient.NewContact(
                contact.id().toString(), contact.name(), contact.role(), contact.email(), contact.phone());
    }

    private static void swap(List<NewClient.NewContact> contacts, int one, int other) {
        if (Math.min(one, other) >= 0 && Math.max(one, other) < contacts.size()) {
            Collections.swap(contacts, one, other);
        }
    }
}
