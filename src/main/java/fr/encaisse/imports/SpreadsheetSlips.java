package fr.encaisse.imports;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What spreadsheets do to identifiers made of digits: a zero lost at the beginning, a long number abbreviated. */
public final class SpreadsheetSlips {

    private static final Pattern ABBREVIATED = Pattern.compile("\\d+([.,]\\d+)?[eE]\\+?\\d+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F]");

    private SpreadsheetSlips() {}

    /** A problem when the cell holds something like {@code 1,23E+13}: the digits are gone. */
    public static Optional<ImportProblem> abbreviated(ImportRow row, String column) {
        return ABBREVIATED.matcher(compact(row.get(column))).matches()
                ? Optional.of(ImportProblem.of(row, column, "imports.cell.abbreviated"))
                : Optional.empty();
    }

    /** What the cell must have been before its first zero was lost; empty when it has all its digits. */
    public static Optional<String> beforeZeroWasLost(String cell, int digits, Predicate<String> isSound) {
        String compact = compact(cell);
        boolean oneShort = compact.length() == digits - 1 && compact.chars().allMatch(c -> c >= '0' && c <= '9');
        return oneShort && isSound.test("0" + compact) ? Optional.of("0" + compact) : Optional.empty();
    }

    private static String compact(String cell) {
        return SPACES.matcher(cell).replaceAll("");
    }
}
