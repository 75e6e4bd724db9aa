package fr.encaisse.imports;

import java.util.Map;

/**
 * A row of a file.
 *
 * @param line of the file where the row begins, from 1
 * @param cells by column key; columns that the file does not have are absent
 * @param surplus what stands beyond the last named column; empty when nothing does
 */
public record ImportRow(int line, Map<String, String> cells, String surplus) {

    /** Whether the file has this column at all: if not, what is kept stays as it is. */
    public boolean has(String column) {
        return cells.containsKey(column);
    }

    /** Never null. */
    public String get(String column) {
        return cells.getOrDefault(column, "");
    }

    /** What the file says, or what is kept where the file has no such column. */
    public String getOr(String column, String kept) {
        return cells.getOrDefault(column, kept);
    }
}
