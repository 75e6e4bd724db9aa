package fr.encaisse.client;

import fr.encaisse.shared.EmailAddress;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.Findings;
import fr.encaisse.shared.Iban;
import fr.encaisse.shared.PhoneNumber;
import fr.encaisse.shared.PlainText;
import fr.encaisse.shared.PostalAddress;
import fr.encaisse.shared.Siren;
import fr.encaisse.shared.Siret;
import fr.encaisse.shared.VatNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks one typed client without asking the database: all that is wrong at once, and the client as it will be kept. */
final class ClientCheck {

    private static final int TEXT = 200;
    private static final int POSTCODE = 20;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern FRENCH_POSTCODE = Pattern.compile("\\d{5}");
    private static final PostalAddress NO_ADDRESS = new PostalAddress("", "", "", "", "FR");

    private final Findings findings = new Findings();
    private final Set<UUID> contactsLeft;
    private final Client client;

    ClientCheck(NewClient typed) {
        this(typed, List.of());
    }

    /** @param kept contacts of the client that is changed: only these keep their ids */
    ClientCheck(NewClient typed, List<Client.Contact> kept) {
        contactsLeft = kept.stream().map(Client.Contact::id).collect(Collectors.toCollection(HashSet::new));
        ClientKind kind = typed.kind() == null ? ClientKind.COMPANY : typed.kind();
        if (typed.kind() == null) {
            findings.add("kind", "shared.required");
        }
        PostalAddress billing = address("billingAddress", typed.billingAddress(), true);
        String siren = siren(kind, typed.siren(), billing.country());
        client = new Client(
                UUID.randomUUID(),
                kind,
                findings.required("name", typed.name(), Client.NAME),
                siren,
                vatNumber(kind, typed.vatNumber(), siren),
                findings.value("email", typed.email(), email -> new EmailAddress(email).value()),
                findings.value("phone", typed.phone(), phone -> new PhoneNumber(phone).value()),
                billing,
                address("deliveryAddress", typed.deliveryAddress(), false),
                findings.value("iban", typed.iban(), iban -> new Iban(iban).value()),
                contacts(typed.contacts() == null ? List.of() : typed.contacts()),
                true,
                1,
                "");
    }

    /** Paths are the names of {@link NewClient}'s components. */
    List<FieldError> errors() {
        return findings.errors();
    }

    /** Only sound when there are no errors. */
    Client client() {
        return client;
    }

    private String siren(ClientKind kind, String typed, String country) {
        String text = PlainText.clean(typed);
        if (kind == ClientKind.CONSUMER) {
            return refused("siren", text);
        }
        if (text.isEmpty() && country.equals("FR")) {
            findings.add("siren", "client.siren.required");
        }
        return findings.value("siren", text, ClientCheck::sirenOf);
    }

    /** Whoever types the SIRET has typed the SIREN too: its first nine digits. */
    private static String sirenOf(String typed) {
        boolean establishment = typed.chars().filter(Character::isDigit).count() == 14;
        return establishment ? new Siret(typed).siren().value() : new Siren(typed).value();
    }

    private String vatNumber(ClientKind kind, String typed, String siren) {
        String text = PlainText.clean(typed);
        if (kind == ClientKind.CONSUMER) {
            return refused("vatNumber", text);
        }
        String number = findings.value("vatNumber", text, vatNumber -> new VatNumber(vatNumber).value());
        if (number.startsWith("FR") && !siren.isEmpty() && !number.endsWith(siren)) {
            findings.add("vatNumber", "client.vatNumber.otherCompany");
        }
        return number;
    }

    private List<Client.Contact> contacts(List<NewClient.NewContact> typed) {
        List<Client.Contact> contacts = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            NewClient.NewContact contact = typed.get(i);
            if (contact != null && !ContactCheck.isEmpty(contact)) {
                contacts.add(ContactCheck.check("contacts[" + i + "]", contact, contactId(contact.id()), findings));
            }
        }
        if (contacts.size() > ContactCheck.MOST) {
            findings.add("contacts", "client.contacts.tooMany", ContactCheck.MOST);
        }
        return contacts;
    }

    private UUID contactId(String typed) {
        return contactsLeft.stream()
                .filter(id -> id.toString().equals(typed))
                .findFirst()
                .filter(contactsLeft::remove)
                .orElseGet(UUID::randomUUID);
    }

    private PostalAddress address(String field, PostalAddress typed, boolean required) {
        if (!required && (typed == null || typed.isEmpty())) {
            return NO_ADDRESS;
        }
        PostalAddress address = typed == null ? NO_ADDRESS : typed;
        String country = address.country().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(country)) {
            findings.add(field + ".country", "client.country.invalid");
        }
        if (country.equals("FR")
                && !address.postcode().isEmpty()
                && !FRENCH_POSTCODE.matcher(address.postcode()).matches()) {
            findings.add(field + ".postcode", "client.postcode.invalid");
        }
        return new PostalAddress(
                findings.required(field + ".street", address.street(), TEXT),
                findings.line(field + ".complement", address.complement(), TEXT),
                findings.required(field + ".postcode", address.postcode(), POSTCODE),
                findings.required(field + ".city", address.city(), TEXT),
                country);
    }

    private String refused(String field, String text) {
        if (!text.isEmpty()) {
            findings.add(field, "client.onlyCompanies");
        }
        return "";
    }
}
