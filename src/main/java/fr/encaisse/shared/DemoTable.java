package fr.encaisse.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table of the demonstration's data: {@code /demo/<name>.csv}, semicolons, UTF-8, the first line names the columns. */
public final class DemoTable {

    private DemoTable() {}

    /** One map per line; empty cells are empty texts. */
    public static List<Map<String, String>> read(String name) {
        List<String> lines = text(name).lines().toList();
        String[] columns = lines.get(0).split(";");
        return lines.stream().skip(1).map(line -> row(columns, line)).toList();
    }

    private static Map<String, String> row(String[] columns, String line) {
        String[] cells = line.split(";", -1);
        if (cells.length != columns.length) {
            throw new IllegalArgumentException("Not " + columns.length + " cells: " + line);
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], cells[i]);
        }
        return row;
    }

    private static String text(String name) {
        try (InputStream file = DemoTable.class.getResourceAsStream("/demo/" + name + ".csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
