package fr.encaisse.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds clients by the beginnings of their words. A word reads those rows of {@code client_word} that begin with it and
 * no others; the plan is made here, because both databases misjudge how many clients fit several words.
 */
final class ClientSearch {

    static final String BEGINNING_WITH = "SELECT client_id FROM client_word WHERE word >= :from AND word < :to";

    private static final int MOST_WORDS = 8;
    private static final int FEW = 500;
    private static final String ORDER = " ORDER BY last_invoiced_at DESC NULLS LAST, sort_name, id";
    private static final String PAGE = " OFFSET :offset ROWS FETCH FIRST :limit ROWS ONLY";
    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparing(String::length, Comparator.reverseOrder());

    private final JdbcClient jdbc;

    ClientSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of a list: those invoiced last, then by name. */
    List<UUID> search(String text, boolean alsoInactive, int offset, int limit) {
        List<String> words = SearchKeys.words(text).stream()
                .limit(MOST_WORDS)
                .sorted(LONGEST_FIRST)
                .toList();
        if (words.isEmpty()) {
            return inOrder(alsoInactive, offset, limit);
        }
        Set<UUID> fitting = fitting(words);
        return fitting.size() <= FEW
                ? inOrder(fitting, alsoInactive, offset, limit)
                : firstInOrder(fitting, alsoInactive, offset, limit);
    }

    private Set<UUID> fitting(List<String> words) {
        Set<UUID> fitting = beginningWith(words.get(0));
        for (String word : words.subList(1, words.size())) {
            if (!fitting.isEmpty()) {
                fitting.retainAll(fitting.size() <= FEW ? beginningWith(word, fitting) : beginningWith(word));
            }
        }
        return fitting;
    }

    private Set<UUID> beginningWith(String word) {
        return new HashSet<>(jdbc.sql(BEGINNING_WITH)
                .param("from", word)
                .param("to", word + Character.MAX_VALUE)
                .query(UUID.class)
                .list());
    }

    private Set<UUID> beginningWith(String word, Set<UUID> among) {
        return new HashSet<>(jdbc.sql(BEGINNING_WITH + " AND client_id IN (:among)")
                .param("from", word)
                .param("to", word + Character.MAX_VALUE)
                .param("among", among)
                .query(UUID.class)
                .list());
    }

    private List<UUID> inOrder(Set<UUID> few, boolean alsoInactive, int offset, int limit) {
        if (few.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("SELECT id FROM client WHERE id IN (:few)" + (alsoInactive ? "" : " AND active") + ORDER + PAGE)
                .param("few", few)
                .param("offset", offset)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** Many fit, so a short walk along the order meets enough of them; it reads the index alone. */
    private List<UUID> firstInOrder(Set<UUID> many, boolean alsoInactive, int offset, int limit) {
        List<UUID> found = new ArrayList<>();
        int walked = 0;
        int stride = FEW;
        List<UUID> block;
        do {
            block = inOrder(alsoInactive, walked, stride);
            block.stream().filter(many::contains).forEach(found::add);
            walked += block.size();
            stride *= 4;
        } while (!block.isEmpty() && found.size() < offset + limit);
        return found.stream().skip(offset).limit(limit).toList();
    }

    private List<UUID> inOrder(boolean alsoInactive, int offset, int limit) {
        return jdbc.sql("SELECT id FROM client" + (alsoInactive ? "" : " WHERE active") + ORDER + PAGE)
                .param("offset", offset)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }
}
