package fr.encaisse.client;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code client_word}: what a client is found by. */
final class WordRows {

    private final JdbcClient jdbc;

    WordRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Client client) {
        Collection<String> words = SearchKeys.words(client);
        List<Object> params = words.stream()
                .<Object>flatMap(word -> Stream.of(word, client.id()))
                .toList();
        if (!words.isEmpty()) {
            jdbc.sql("INSERT INTO client_word (word, client_id) VALUES (?, ?)" + ", (?, ?)".repeat(words.size() - 1))
                    .params(params)
                    .update();
        }
    }

    void replace(Client client) {
        jdbc.sql("DELETE FROM client_word WHERE client_id = ?")
                .param(client.id())
                .update();
        insert(client);
    }
}
