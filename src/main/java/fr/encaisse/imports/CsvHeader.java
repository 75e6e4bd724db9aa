package fr.encaisse.imports;

import fr.encaisse.shared.InvalidInput;
import java.util.List;
import java.util.Objects;

/**
 * The first row of a file.
 *
 * @param columns column keys by position; null where the heading means nothing
 * @param unknown headings that mean nothing here
 * @param missing required columns that are not there
 * @param twice headings that mean a column that is there already
 */
record CsvHeader(List<String> columns, List<String> unknown, List<String> missing, List<String> twice) {

    int known() {
        return (int) columns.stream().filter(Objects::nonNull).count();
    }

    int width() {
        return columns.size();
    }

    String column(int position) {
        return columns.get(position);
    }

    void check() {
        if (known() == 0) {
            throw new InvalidInput("file", "imports.file.noHeader");
        }
        if (!missing.isEmpty()) {
            throw new InvalidInput("file", "imports.file.missing", missing.size(), String.join(", ", missing));
        }
        if (!twice.isEmpty()) {
            throw new InvalidInput("file", "imports.file.twice", String.join(", ", twice));
        }
    }
}
