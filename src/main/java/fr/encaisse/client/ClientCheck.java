package fr.encaisse.client;

import fr.encaisse.shared.EmailAddress;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.Iban;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.PlainText;
import fr.encaisse.shared.PostalAddress;
import fr.encaisse.shared.Siren;
import fr.encaisse.shared.VatNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Checks a typed client: all that is wrong at once, and the client as it will be kept. */
final class ClientCheck {

    private static final int NAME = 100;
    private static final int TEXT = 200;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final PostalAddress NO_ADDRESS = new PostalAddress("", "", "", "", "FR");

    private final List<FieldError> errors = new ArrayList<>();
    private final Client client;

    ClientCheck(NewClient typed) {
        ClientKind kind = typed.kind() == null ? ClientKind.COMPANY : typed.kind();
        if (typed.kind() == null) {
            wrong("kind", "shared.required");
        }
        PostalAddress billing = address("billingAddress", typed.billingAddress(), true);
        String siren = siren(kind, typed.siren(), billing.country());
        client = new Client(
                UUID.randomUUID(),
                kind,
                name("name", typed.name()),
                siren,
                vatNumber(kind, typed.vatNumber(), siren),
                value("email", typed.email(), email -> new EmailAddress(email).value()),
                phone("phone", typed.phone()),
                billing,
                address("deliveryAddress", typed.deliveryAddress(), false),
                value("iban", typed.iban(), iban -> new Iban(iban).value()),
                contacts(typed),
                1);
    }

    /** Paths are the names of {@link NewClient}'s components. */
    List<FieldError> errors() {
        return List.copyOf(errors);
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
            wrong("siren", "client.siren.required");
        }
        return value("siren", text, siren -> new Siren(siren).value());
    }

    private String vatNumber(ClientKind kind, String typed, String siren) {
        String text = PlainText.clean(typed);
        if (kind == ClientKind.CONSUMER) {
            return refused("vatNumber", text);
        }
        String number = value("vatNumber", text, vatNumber -> new VatNumber(vatNumber).value());
        if (number.startsWith("FR") && !siren.isEmpty() && !number.endsWith(siren)) {
            wrong("vatNumber", "client.vatNumber.otherCompany");
        }
        return number;
    }

    private List<Client.Contact> contacts(NewClient typed) {
        if (Stream.of(typed.contactName(), typed.contactEmail(), typed.contactPhone())
                .allMatch(text -> PlainText.clean(text).isEmpty())) {
            return List.of();
        }
        return List.of(new Client.Contact(
                UUID.randomUUID(),
                name("contactName", typed.contactName()),
                "",
                value("contactEmail", typed.contactEmail(), email -> new EmailAddress(email).value()),
                phone("contactPhone", typed.contactPhone())));
    }

    private PostalAddress address(String field, PostalAddress typed, boolean required) {
        if (!required && (typed == null || typed.isEmpty())) {
            return NO_ADDRESS;
        }
        PostalAddress address = typed == null ? NO_ADDRESS : typed;
        String country = address.country().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(country)) {
            wrong(field + ".country", "client.country.invalid");
        }
        if (country.equals("FR")
                && !address.postcode().isEmpty()
                && !address.postcode().matches("\\d{5}")) {
            wrong(field + ".postcode", "client.postcode.invalid");
        }
        return new PostalAddress(
                required(field + ".street", address.street(), TEXT),
                text(field + ".complement", address.complement(), TEXT),
                required(field + ".postcode", address.postcode(), 20),
                required(field + ".city", address.city(), TEXT),
                country);
    }

    private String name(String field, String typed) {
        return required(field, oneLine(typed), NAME);
    }

    private String phone(String field, String typed) {
        String phone = oneLine(typed);
        if (!phone.isEmpty() && !phone.matches("[+0-9(][0-9 ().\\-/]{3,28}")) {
            wrong(field, "client.phone.invalid");
        }
        return phone;
    }

    private String required(String field, String text, int longest) {
        if (text.isEmpty()) {
            wrong(field, "shared.required");
        }
        return text(field, text, longest);
    }

    private String text(String field, String text, int longest) {
        if (text.length() > longest) {
            wrong(field, "shared.tooLong", longest);
        }
        return text;
    }

    private String refused(String field, String text) {
        if (!text.isEmpty()) {
            wrong(field, "client.onlyCompanies");
        }
        return "";
    }

    /** An optional value of a kind that checks itself. */
    private String value(String field, String typed, UnaryOperator<String> checked) {
        String text = PlainText.clean(typed);
        if (text.isEmpty()) {
            return "";
        }
        try {
            return checked.apply(text);
        } catch (InvalidInput e) {
            e.errors().forEach(error -> errors.add(new FieldError(field, error.messageKey(), error.args())));
            return "";
        }
    }

    private static String oneLine(String typed) {
        return PlainText.clean(typed).replaceAll("\\s+", " ");
    }

    private void wrong(String field, String messageKey, Object... args) {
        errors.add(FieldError.of(field, messageKey, args));
    }
}
