package fr.encaisse.client;

import fr.encaisse.shared.PlainText;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a client is found, sorted and recognized by; all of it without accents and in lower case. */
final class SearchKeys {

    static final int WORD = 40;

    private static final int SORT_NAME = 100;
    private static final int NAME_KEY = 200;
    private static final int EMAIL_KEY = 254;
    private static final Set<String> LEGAL_FORMS =
            Set.of("sarl", "sas", "sasu", "eurl", "sa", "sci", "snc", "ei", "eirl", "selarl", "scop", "gie");

    private SearchKeys() {}

    /** Of the name, the contacts, the town and the SIREN; a SIREN also from its second and third group of digits. */
    static Set<String> words(Client client) {
        Set<String> words = new LinkedHashSet<>();
        words.addAll(words(client.name()));
        client.contacts().forEach(contact -> words.addAll(words(contact.name())));
        words.addAll(words(client.billingAddress().city()));
        String siren = client.siren();
        if (!siren.isEmpty()) {
            words.addAll(List.of(siren, siren.substring(3), siren.substring(6)));
        }
        return words;
    }

    /** The words of a text, of letters and digits only. */
    static List<String> words(String text) {
        return Arrays.stream(PlainText.searchable(text).split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> cut(word, WORD))
                .distinct()
                .toList();
    }

    static String sortName(String name) {
        return cut(PlainText.searchable(name), SORT_NAME);
    }

    /** The same for "SARL Dupont" and "Dupont", for "Jean Martin" and "MARTIN Jean". */
    static String nameKey(String name) {
        List<String> words = words(name);
        List<String> telling =
                words.stream().filter(word -> !LEGAL_FORMS.contains(word)).toList();
        Stream<String> kept = (telling.isEmpty() ? words : telling).stream();
        return cut(kept.sorted().collect(Collectors.joining(" ")), NAME_KEY);
    }

    static String emailKey(String email) {
        return cut(PlainText.clean(email).toLowerCase(Locale.ROOT), EMAIL_KEY);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
