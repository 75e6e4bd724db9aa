package fr.encaisse.imports;

import java.util.List;

/**
 * A column of a file.
 *
 * @param key its name in {@link ImportRow} and {@link ImportProblem}
 * @param labelKey message key of its heading; the headings of all languages are understood in every file
 * @param required whether a file without this column is refused
 * @param aliases other headings that people use; accents, capitals and punctuation do not matter
 */
public record ImportColumn(String key, String labelKey, boolean required, List<String> aliases) {

    public static ImportColumn required(String key, String labelKey, String... aliases) {
        return new ImportColumn(key, labelKey, true, List.of(aliases));
    }

    public static ImportColumn optional(String key, String labelKey, String... aliases) {
        return new ImportColumn(key, labelKey, false, List.of(aliases));
    }
}
