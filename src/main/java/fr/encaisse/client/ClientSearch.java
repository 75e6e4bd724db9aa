package fr.encaisse.client;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds clients by the beginnings of their words ({@code client_word}): as many rows are read as words fit. */
final class ClientSearch {

    private static final int MOST_WORDS = 8;
    private static final String ORDER = " ORDER BY last_invoiced_at DESC NULLS LAST, sort_name, id";

    private final JdbcClient jdbc;

    ClientSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UUID> search(String text, boolean alsoInactive, int offset, int limit) {
        List<String> words = SearchKeys.words(text).stream().limit(MOST_WORDS).toList();
        List<Object> params = new ArrayList<>();
        for (String word : words) {
            params.add(word);
            params.add(word + '\uffff');
        }
        params.add(offset);
        params.add(limit);
        String fits = " AND id IN (SELECT client_id FROM client_word WHERE word >= ? AND word < ?)";
        return jdbc.sql("SELECT id FROM client WHERE " + (alsoInactive ? "1 = 1" : "active") + fits.repeat(words.size())
                        + ORDER + " OFFSET ? ROWS FETCH FIRST ? ROWS ONLY")
                .params(params)
                .query(UUID.class)
                .list();
    }
}
