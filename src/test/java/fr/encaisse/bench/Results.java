package fr.encaisse.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a bench has measured: a table on the console and {@code target/bench/<name>.json}. */
final class Results {

    private final String name;
    private final String about;
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

    /** @param about what was run and what of it was simulated */
    Results(String name, String about) {
        this.name = name;
        this.about = about;
    }

    Results add(String row, String column, Object value) {
        rows.computeIfAbsent(row, unknown -> new LinkedHashMap<>()).put(column, String.valueOf(value));
        return this;
    }

    void write() {
        List<String> columns = rows.values().stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .toList();
        StringBuilder table = new StringBuilder("\n" + about + "\n\n| |");
        columns.forEach(column -> table.append(' ').append(column).append(" |"));
        table.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
        rows.forEach((row, values) -> {
            table.append("| ").append(row).append(" |");
            columns.forEach(column ->
                    table.append(' ').append(values.getOrDefault(column, "")).append(" |"));
            table.append('\n');
        });
        System.out.println(table);
        try {
            Path file = Path.of("target", "bench", name + ".json");
            Files.createDirectories(file.getParent());
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(file.toFile(), Map.of("about", about, "results", rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
