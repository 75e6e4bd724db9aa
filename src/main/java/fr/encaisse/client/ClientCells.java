package fr.encaisse.client;

import fr.encaisse.imports.ImportRow;
import fr.encaisse.imports.SpreadsheetSlips;
import fr.encaisse.shared.PlainText;
import fr.encaisse.shared.PostalAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** Reads a row's cells as if they had been typed into the form; columns that the file lacks keep what is kept. */
final class ClientCells {

    private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);
    private static final PostalAddress NOWHERE = new PostalAddress("", "", "", "", "FR");
    private static final int POSTCODE_DIGITS = 5;

    private final Map<String, ClientKind> kinds = new HashMap<>();
    private final Map<String, String> countries = new HashMap<>();

    ClientCells(MessageSource messages) {
        for (ClientKind kind : ClientKind.values()) {
            kinds.put(plain(kind.name()), kind);
            LANGUAGES.forEach(
                    language -> kinds.put(plain(messages.getMessage("client.kind." + kind, null, language)), kind));
        }
        Stream.of("société", "professionnel", "pro").forEach(word -> kinds.put(plain(word), ClientKind.COMPANY));
        Stream.of("personne physique", "privé").forEach(word -> kinds.put(plain(word), ClientKind.CONSUMER));
        for (String country : Locale.getISOCountries()) {
            countries.put(plain(country), country);
            LANGUAGES.forEach(
                    language -> countries.put(plain(new Locale("", country).getDisplayCountry(language)), country));
        }
    }

    /** @param kept null when the row adds a client */
    NewClient typed(ImportRow row, Client kept, ClientReading reading) {
        return new NewClient(
                kind(row, kept, reading),
                row.getOr("name", kept == null ? "" : kept.name()),
                row.getOr("siren", kept == null ? "" : kept.siren()),
                row.getOr("vatNumber", kept == null ? "" : kept.vatNumber()),
                row.getOr("email", kept == null ? "" : kept.email()),
                row.getOr("phone", kept == null ? "" : kept.phone()),
                address(row, "", kept == null ? NOWHERE : kept.billingAddress()),
                address(row, "delivery", kept == null ? NOWHERE : kept.deliveryAddress()),
                row.getOr("iban", kept == null ? "" : kept.iban()),
                contacts(row, kept == null ? List.of() : kept.contacts()));
    }

    /** Whoever has a SIREN is a company; for others it must be said, since their invoices differ. */
    private ClientKind kind(ImportRow row, Client kept, ClientReading reading) {
        String word = plain(row.get("kind"));
        ClientKind kind = kinds.get(word);
        if (kind == null && !word.isEmpty()) {
            reading.wrong("kind", "client.import.kindUnknown");
            return row.get("siren").isBlank() ? ClientKind.CONSUMER : ClientKind.COMPANY;
        }
        if (kind == null && kept != null) {
            return kept.kind();
        }
        return kind == null && !row.get("siren").isBlank() ? ClientKind.COMPANY : kind;
    }

    private PostalAddress address(ImportRow row, String prefix, PostalAddress kept) {
        String country =
                row.has(column(prefix, "country")) ? country(row.get(column(prefix, "country"))) : kept.country();
        String postcode = row.getOr(column(prefix, "postcode"), kept.postcode());
        // Only where the file itself says France: a Belgian postcode has four digits.
        boolean saidToBeFrance =
                country.equals("FR") && !row.get(column(prefix, "country")).isBlank();
        return new PostalAddress(
                oneLine(row.getOr(column(prefix, "street"), kept.street())),
                oneLine(row.getOr(column(prefix, "complement"), kept.complement())),
                saidToBeFrance
                        ? SpreadsheetSlips.beforeZeroWasLost(postcode, POSTCODE_DIGITS, digits -> true)
                                .orElse(postcode)
                        : postcode,
                row.getOr(column(prefix, "city"), kept.city()),
                country);
    }

    /** A name that is unknown is left for the check to refuse. */
    private String country(String cell) {
        return countries.getOrDefault(plain(cell), cell.strip());
    }

    private static List<NewClient.NewContact> contacts(ImportRow row, List<Client.Contact> kept) {
        int most = Math.max(ClientColumns.CONTACTS, kept.size());
        List<String> names = IntStream.range(0, most)
                .mapToObj(
                        i -> cell(row, i, "name", i < kept.size() ? kept.get(i).name() : ""))
                .toList();
        List<NewClient.NewContact> contacts = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            Client.Contact was = i < kept.size() ? kept.get(i) : null;
            contacts.add(new NewClient.NewContact(
                    idOf(i, names, kept),
                    names.get(i),
                    cell(row, i, "role", was == null ? "" : was.role()),
                    cell(row, i, "email", was == null ? "" : was.email()),
                    cell(row, i, "phone", was == null ? "" : was.phone())));
        }
        return contacts;
    }

    private static String cell(ImportRow row, int contact, String what, String kept) {
        return row.getOr(ClientColumns.contact(contact, what), kept);
    }

    /** The same person keeps the id, wherever in the list; a corrected name in the same place is the same person. */
    private static String idOf(int place, List<String> names, List<Client.Contact> kept) {
        Optional<Client.Contact> sameName = kept.stream()
                .filter(contact -> isSame(contact.name(), names.get(place)))
                .findFirst();
        Optional<Client.Contact> samePlace = kept.stream()
                .skip(place)
                .findFirst()
                .filter(contact -> names.stream().noneMatch(name -> isSame(contact.name(), name)));
        return sameName.or(() -> samePlace)
                .map(contact -> contact.id().toString())
                .orElse("");
    }

    private static boolean isSame(String name, String other) {
        return SearchKeys.nameKey(name).equals(SearchKeys.nameKey(other));
    }

    private static String column(String prefix, String what) {
        return prefix.isEmpty() ? what : prefix + Character.toUpperCase(what.charAt(0)) + what.substring(1);
    }

    private static String oneLine(String cell) {
        return PlainText.clean(cell).replaceAll("\\s+", " ");
    }

    private static String plain(String word) {
        return PlainText.searchable(word).replace(" ", "");
    }
}
