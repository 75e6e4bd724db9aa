package fr.encaisse.imports;

import java.util.regex.Pattern;

/** Spreadsheets run a cell that begins with = + - @ or a tab: such a cell is written with an apostrophe before it. */
final class FormulaGuard {

    private static final Pattern RISKY = Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n].*");
    private static final Pattern GUARDED = Pattern.compile("(?s)'+[=+\\-@\\t\\r\\n].*");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-\\d+([.,]\\d+)?");

    private FormulaGuard() {}

    static String write(String value) {
        boolean risky =
                RISKY.matcher(value).matches() && !PLAIN_NUMBER.matcher(value).matches();
        return risky ? "'" + value : value;
    }

    static String read(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
