package fr.encaisse.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which fields of a client differ, by the names of {@link NewClient}'s components. */
final class ClientChanges {

    private static final Map<String, Function<Client, Object>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("kind", Client::kind);
        FIELDS.put("name", Client::name);
        FIELDS.put("siren", Client::siren);
        FIELDS.put("vatNumber", Client::vatNumber);
        FIELDS.put("email", Client::email);
        FIELDS.put("phone", Client::phone);
        FIELDS.put("billingAddress", Client::billingAddress);
        FIELDS.put("deliveryAddress", Client::deliveryAddress);
        FIELDS.put("iban", Client::iban);
        FIELDS.put("contacts", Client::contacts);
    }

    private ClientChanges() {}

    static List<String> between(Client one, Client other) {
        return FIELDS.entrySet().stream()
                .filter(field ->
                        !field.getValue().apply(one).equals(field.getValue().apply(other)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
