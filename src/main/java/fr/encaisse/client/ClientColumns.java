package fr.encaisse.client;

import static fr.encaisse.imports.ImportColumn.optional;
import static fr.encaisse.imports.ImportColumn.required;

import fr.encaisse.imports.ImportColumn;
import fr.encaisse.shared.PostalAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;

/** The columns of a file of clients, and a client as its cells. The id is a column only of exports that come back. */
final class ClientColumns {

    /** Further contacts are neither exported nor touched. */
    static final int CONTACTS = 5;

    static final String ID = "id";

    private static final Pattern CONTACT_FIELD = Pattern.compile("contacts\\[(\\d+)]\\.(\\w+)");
    private static final Map<String, String> COLUMN_OF_FIELD = Map.ofEntries(
            Map.entry("billingAddress.street", "street"),
            Map.entry("billingAddress.complement", "complement"),
            Map.entry("billingAddress.postcode", "postcode"),
            Map.entry("billingAddress.city", "city"),
            Map.entry("billingAddress.country", "country"),
            Map.entry("deliveryAddress.street", "deliveryStreet"),
            Map.entry("deliveryAddress.complement", "deliveryComplement"),
            Map.entry("deliveryAddress.postcode", "deliveryPostcode"),
            Map.entry("deliveryAddress.city", "deliveryCity"),
            Map.entry("deliveryAddress.country", "deliveryCountry"),
            Map.entry("contacts", contact(0, "name")));

    private final MessageSource messages;

    ClientColumns(MessageSource messages) {
        this.messages = messages;
    }

    static String contact(int index, String what) {
        return "contact" + (index + 1) + "." + what;
    }

    /** The column that holds a field of {@link NewClient}. */
    static String ofField(String field) {
        Matcher contact = CONTACT_FIELD.matcher(field);
        if (contact.matches()) {
            return contact(Integer.parseInt(contact.group(1)), contact.group(2));
        }
        return COLUMN_OF_FIELD.getOrDefault(field, field);
    }

    static List<ImportColumn> all() {
        List<ImportColumn> columns = new ArrayList<>(List.of(
                optional("kind", "client.import.kind", "type de client", "type", "kind"),
                required(
                        "name",
                        "client.import.name",
                        "raison sociale",
                        "société",
                        "nom du client",
                        "client",
                        "company"),
                optional("siren", "client.import.siren", "siret", "n siren", "numéro siren", "n siret"),
                optional("vatNumber", "client.import.vatNumber", "tva", "n tva", "tva intracommunautaire", "vat"),
                optional("email", "client.import.email", "courriel", "mail", "adresse e-mail", "email address"),
                optional("phone", "client.import.phone", "tel", "téléphone fixe", "mobile", "telephone"),
                required("street", "client.import.street", "rue", "adresse 1", "address", "street"),
                optional("complement", "client.import.complement", "complément", "adresse 2", "address 2"),
                required("postcode", "client.import.postcode", "cp", "zip", "zip code", "postal code"),
                required("city", "client.import.city", "commune", "localité", "city"),
                optional("country", "client.import.country", "code pays", "country code"),
                optional("deliveryStreet", "client.import.deliveryStreet"),
                optional("deliveryComplement", "client.import.deliveryComplement"),
                optional("deliveryPostcode", "client.import.deliveryPostcode"),
                optional("deliveryCity", "client.import.deliveryCity"),
                optional("deliveryCountry", "client.import.deliveryCountry"),
                optional("iban", "client.import.iban", "rib")));
        for (int i = 0; i < CONTACTS; i++) {
            columns.addAll(ofContact(i));
        }
        columns.add(optional(ID, "client.import.id"));
        return List.copyOf(columns);
    }

    /** Everything but the id, in the order of the columns. */
    Map<String, String> cells(Client client, Locale locale) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("kind", messages.getMessage("client.kind." + client.kind(), null, locale));
        cells.put("name", client.name());
        cells.put("siren", client.siren());
        cells.put("vatNumber", client.vatNumber());
        cells.put("email", client.email());
        cells.put("phone", client.phone());
        PostalAddress billing = client.billingAddress();
        cells.put("street", billing.street());
        cells.put("complement", billing.complement());
        cells.put("postcode", billing.postcode());
        cells.put("city", billing.city());
        cells.put("country", billing.country());
        PostalAddress delivery = client.deliveryAddress();
        cells.put("deliveryStreet", delivery.street());
        cells.put("deliveryComplement", delivery.complement());
        cells.put("deliveryPostcode", delivery.postcode());
        cells.put("deliveryCity", delivery.city());
        cells.put("deliveryCountry", delivery.isEmpty() ? "" : delivery.country());
        cells.put("iban", client.iban());
        for (int i = 0; i < CONTACTS; i++) {
            Client.Contact contact =
                    i < client.contacts().size() ? client.contacts().get(i) : null;
            cells.put(contact(i, "name"), contact == null ? "" : contact.name());
            cells.put(contact(i, "role"), contact == null ? "" : contact.role());
            cells.put(contact(i, "email"), contact == null ? "" : contact.email());
            cells.put(contact(i, "phone"), contact == null ? "" : contact.phone());
        }
        return cells;
    }

    private static List<ImportColumn> ofContact(int index) {
        String key = "client.import.contact" + (index + 1) + ".";
        boolean first = index == 0;
        return List.of(
                first
                        ? optional(contact(0, "name"), key + "name", "contact", "nom du contact", "contact name")
                        : optional(contact(index, "name"), key + "name"),
                first
                        ? optional(contact(0, "role"), key + "role", "contact fonction", "contact role")
                        : optional(contact(index, "role"), key + "role"),
                first
                        ? optional(contact(0, "email"), key + "email", "contact e-mail", "e-mail du contact")
                        : optional(contact(index, "email"), key + "email"),
                first
                        ? optional(contact(0, "phone"), key + "phone", "contact téléphone", "téléphone du contact")
                        : optional(contact(index, "phone"), key + "phone"));
    }
}
