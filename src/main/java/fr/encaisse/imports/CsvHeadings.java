package fr.encaisse.imports;

import fr.encaisse.shared.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;

/** The headings that a target's columns are known by: those of both languages, and others that people use. */
final class CsvHeadings {

    private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private final List<ImportColumn> columns;
    private final MessageSource messages;
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> keysOfAliases = new HashMap<>();

    CsvHeadings(List<ImportColumn> columns, MessageSource messages) {
        this.columns = columns;
        this.messages = messages;
        for (ImportColumn column : columns) {
            LANGUAGES.forEach(language -> keys.putIfAbsent(plain(label(column, language)), column.key()));
            column.aliases().forEach(alias -> keysOfAliases.putIfAbsent(plain(alias), column.key()));
        }
    }

    List<String> labels(Locale locale) {
        return columns.stream().map(column -> label(column, locale)).toList();
    }

    CsvHeader read(List<String> cells) {
        List<String> headings =
                cells.stream().map(FormulaGuard::read).map(CsvHeadings::plain).toList();
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Set<String> twice = new LinkedHashSet<>();
        for (int i = 0; i < headings.size(); i++) {
            String key = key(headings.get(i), headings);
            if (key == null && !cells.get(i).isBlank()) {
                unknown.add(shortened(PlainText.clean(cells.get(i))));
            }
            if (key != null && known.contains(key)) {
                twice.add(PlainText.clean(cells.get(i)));
            }
            known.add(key);
        }
        List<String> missing = columns.stream()
                .filter(column -> column.required() && !known.contains(column.key()))
                .map(column -> label(column, Locale.FRENCH))
                .toList();
        return new CsvHeader(known, unknown, missing, List.copyOf(twice));
    }

    /** An alias counts only beside no heading of the column's own: a file may have both SIREN and SIRET. */
    private String key(String heading, List<String> headings) {
        String own = keys.get(heading);
        String other = keysOfAliases.get(heading);
        boolean ownIsThere = headings.stream().anyMatch(one -> other != null && other.equals(keys.get(one)));
        return own == null && !ownIsThere ? other : own;
    }

    private String label(ImportColumn column, Locale locale) {
        return messages.getMessage(column.labelKey(), null, locale);
    }

    private static String shortened(String heading) {
        return heading.length() > 60 ? heading.substring(0, 60) + "…" : heading;
    }

    private static String plain(String heading) {
        return PlainText.searchable(heading).replace(" ", "");
    }
}
