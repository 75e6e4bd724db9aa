package fr.encaisse.invoice.tables;

import fr.encaisse.shared.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The words of a search: each is somewhere in number, client or title of an invoice, or in the number of its credit note. */
public final class SearchWords {

    private static final int MAX_WORDS = 10;

    private SearchWords() {}

    /**
     * The condition on a row {@code s} of {@code invoice_state}.
     *
     * @param params the words are added to them
     */
    public static String condition(String text, Map<String, Object> params) {
        List<String> conditions = new ArrayList<>();
        String[] words = PlainText.searchable(text).split(" ");
        for (int i = 0; i < Math.min(words.length, MAX_WORDS); i++) {
            conditions.add("s.search_text LIKE :word" + i);
            params.put("word" + i, "%" + words[i] + "%");
        }
        return String.join(" AND ", conditions);
    }
}
