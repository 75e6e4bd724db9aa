package fr.encaisse.client;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.PostalAddress;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed into each field of a client: kept as text, or refused by name of the field. */
class NewClientTest {

    private static final List<String> TEXTS = List.of(
            "name",
            "billingAddress.street",
            "billingAddress.complement",
            "billingAddress.postcode",
            "billingAddress.city",
            "contacts[0].name",
            "contacts[0].role");

    @Test
    void textOfAnyKindIsKeptAsText() {
        for (String field : TEXTS) {
            for (String text :
                    List.of("<script>x</script>", "שלום", "مرحبا", "🧾👩🏽‍🔧", "O’Neil & \"fils\"", "Ünïçødé")) {
                if (field.endsWith("postcode")) {
                    continue;
                }
                assertThat(errors(field, text)).as("%s = %s", field, text).isEmpty();
                assertThat(read(field, text)).as(field).isEqualTo(text);
            }
        }
    }

    @Test
    void controlCharactersLineBreaksAndBidiOverridesAreDropped() {
        for (String field : TEXTS) {
            String text = field.endsWith("postcode") ? "69\u0000\u202E002\r\n" : "a\u0000b\u202Ec\n\td\uFEFF";
            assertThat(errors(field, text)).as(field).isEmpty();
            assertThat(read(field, text)).as(field).isEqualTo(field.endsWith("postcode") ? "69002" : "abc d");
        }
    }

    @Test
    void textOfTenThousandCharactersIsRefusedBesideItsField() {
        List<String> fields = List.of("siren", "vatNumber", "email", "phone", "iban", "contacts[0].email");
        java.util.stream.Stream.concat(TEXTS.stream(), fields.stream())
                .forEach(field -> assertThat(errors(field, "x".repeat(10_000)))
                        .as(field)
                        .extracting(FieldError::field)
                        .contains(field));
    }

    @ParameterizedTest
    @CsvSource({"name,100", "billingAddress.street,200", "billingAddress.city,200", "contacts[0].role,100"})
    void theLongestTextIsKeptAndOneMoreCharacterIsRefused(String field, int longest) {
        assertThat(errors(field, "é".repeat(longest))).isEmpty();
        assertThat(errors(field, "é".repeat(longest + 1)))
                .containsExactly(FieldError.of(field, "shared.tooLong", longest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u0000", "\u202E", "\n"})
    void nothingIsNotAName(String nothing) {
        assertThat(errors("name", nothing)).containsExactly(FieldError.of("name", "shared.required"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "73282932",
                "7328293200",
                "732829321",
                "73282932A",
                "732829320000741",
                "73282932000075",
                "٧٣٢٨٢٩٣٢٠"
            })
    void aSirenWithoutItsKeyIsRefused(String siren) {
        assertThat(errors("siren", siren)).extracting(FieldError::field).containsOnly("siren");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "732829320",
                "732 829 320",
                "732.829.320",
                "73282932000074",
                "732 829 320 00074",
                "732\u00A0829\u202F320 00074"
            })
    void aSiretIsUnderstoodAsItsSiren(String typed) {
        assertThat(errors("siren", typed)).isEmpty();
        assertThat(read("siren", typed)).isEqualTo("732829320");
    }

    @ParameterizedTest
    @CsvSource({
        "FR44732829320, ''",
        "fr 44 732 829 320, ''",
        "FR77412856304, client.vatNumber.otherCompany",
        "FR45732829320, shared.vatNumber.invalid",
        "44732829320, shared.vatNumber.invalid",
        "FR, shared.vatNumber.invalid",
        "DE123456789, ''"
    })
    void aVatNumberHasToFitTheSiren(String number, String error) {
        assertThat(errors("vatNumber", number))
                .extracting(FieldError::messageKey)
                .isEqualTo(error.isEmpty() ? List.of() : List.of(error));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FR7630006000011234567890188",
                "FR76",
                "FR76 3000 6000 0112 3456 7890",
                "XX7630006000011234567890189",
                "0"
            })
    void anIbanWithoutItsKeyIsRefused(String iban) {
        assertThat(errors("iban", iban)).containsExactly(FieldError.of("iban", "shared.iban.invalid"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "a b@c.fr",
                "@c.fr",
                "a@",
                "a@c..fr",
                "a@-c.fr",
                "Jo <a@c.fr>",
                "a@c.fr,b@c.fr",
                "a@c.fr\u202E;x"
            })
    void whatIsNoMailAddressIsRefused(String email) {
        for (String field : List.of("email", "contacts[0].email")) {
            assertThat(errors(field, email)).as(email).containsExactly(FieldError.of(field, "shared.email.invalid"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@c.fr", "a.b+c@sous.domaine.example", "jörg@münchen.example", "o'neil@c.fr", " a@c.fr "})
    void mailAddressesOfAllLanguagesAreKept(String email) {
        assertThat(errors("email", email)).isEmpty();
        assertThat(read("email", email)).isEqualTo(email.strip());
    }

    @Test
    void onlyFrenchPostcodesHaveFiveDigits() {
        for (String postcode : List.of("6900", "690020", "69 002", "2A004", "SW1A 1AA")) {
            assertThat(errors("billingAddress.postcode", postcode))
                    .as(postcode)
                    .containsExactly(FieldError.of("billingAddress.postcode", "client.postcode.invalid"));
        }
        PostalAddress london = new PostalAddress("10 Downing Street", "", "SW1A 2AA", "London", "GB");
        NewClient typed = new NewClient(ClientKind.COMPANY, "Treasury", "", "", "", "", london, null, "", List.of());
        assertThat(new ClientCheck(typed).errors()).isEmpty();
    }

    @Test
    void thereAreNoMoreThanFiftyContacts() {
        assertThat(new ClientCheck(withContacts(50)).errors()).isEmpty();
        assertThat(new ClientCheck(withContacts(51)).errors())
                .containsExactly(FieldError.of("contacts", "client.contacts.tooMany", 50));
    }

    private static NewClient withContacts(int number) {
        List<NewClient.NewContact> contacts = IntStream.range(0, number)
                .mapToObj(i -> new NewClient.NewContact("", "Contact " + i, "", "", ""))
                .toList();
        PostalAddress lyon = new PostalAddress("1 rue Mercière", "", "69002", "Lyon", "FR");
        return new NewClient(ClientKind.CONSUMER, "Ana", "", "", "", "", lyon, null, "", contacts);
    }

    private static List<FieldError> errors(String field, String text) {
        return new ClientCheck(typed(field, text)).errors();
    }

    private static String read(String field, String text) {
        Client client = new ClientCheck(typed(field, text)).client();
        return switch (field) {
            case "name" -> client.name();
            case "siren" -> client.siren();
            case "email" -> client.email();
            case "contacts[0].name" -> client.contacts().get(0).name();
            case "contacts[0].role" -> client.contacts().get(0).role();
            case "billingAddress.street" -> client.billingAddress().street();
            case "billingAddress.complement" -> client.billingAddress().complement();
            case "billingAddress.postcode" -> client.billingAddress().postcode();
            case "billingAddress.city" -> client.billingAddress().city();
            default -> throw new IllegalArgumentException(field);
        };
    }

    /** A sound company in which one field is typed otherwise. */
    private static NewClient typed(String field, String text) {
        Function<String, Function<String, String>> or = name -> otherwise -> name.equals(field) ? text : otherwise;
        return new NewClient(
                ClientKind.COMPANY,
                or.apply("name").apply("Scierie"),
                or.apply("siren").apply("732829320"),
                or.apply("vatNumber").apply(""),
                or.apply("email").apply(""),
                or.apply("phone").apply(""),
                new PostalAddress(
                        or.apply("billingAddress.street").apply("1 rue Mercière"),
                        or.apply("billingAddress.complement").apply(""),
                        or.apply("billingAddress.postcode").apply("69002"),
                        or.apply("billingAddress.city").apply("Lyon"),
                        "FR"),
                null,
                or.apply("iban").apply(""),
                List.of(new NewClient.NewContact(
                        "",
                        or.apply("contacts[0].name").apply("Ana"),
                        or.apply("contacts[0].role").apply(""),
                        or.apply("contacts[0].email").apply(""),
                        "")));
    }
}
