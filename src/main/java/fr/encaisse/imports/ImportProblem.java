package fr.encaisse.imports;

import fr.encaisse.shared.FieldError;
import java.util.List;

/**
 * Why a row is refused.
 *
 * @param column key of the column; empty when the whole row is meant
 * @param value what the file says there, shortened
 * @param args texts and numbers for the message
 */
public record ImportProblem(String column, String value, String messageKey, List<Object> args) {

    private static final int LONGEST = 120;

    public ImportProblem {
        value = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        args = List.copyOf(args);
    }

    public static ImportProblem of(ImportRow row, String column, String messageKey, Object... args) {
        return new ImportProblem(column, row.get(column), messageKey, List.of(args));
    }

    public static ImportProblem of(ImportRow row, String column, FieldError error) {
        return new ImportProblem(column, row.get(column), error.messageKey(), error.args());
    }
}
