package fr.encaisse.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one row comes to.
 *
 * @param label what people call the thing, e.g. the client's name
 * @param keys what makes it the same thing as another row's: two rows that share one are not both taken
 * @param comparedWith identity and version of what is kept; empty for what is added
 * @param content what will be kept; null when refused
 */
public record ImportOutcome<T>(
        ImportRow row,
        ImportAction action,
        String label,
        Set<String> keys,
        String comparedWith,
        List<ImportChange> changes,
        List<ImportProblem> problems,
        T content) {

    public static <T> ImportOutcome<T> refused(ImportRow row, String label, List<ImportProblem> problems) {
        return new ImportOutcome<>(
                row, ImportAction.REFUSED, label, Set.of(), "", List.of(), List.copyOf(problems), null);
    }

    /** @param cells what {@link ImportTarget#export} would write of the content */
    public static <T> ImportOutcome<T> added(
            ImportRow row, String label, Set<String> keys, Map<String, String> cells, T content) {
        List<ImportChange> changes = changes(Map.of(), cells);
        return new ImportOutcome<>(row, ImportAction.ADD, label, keys, "", changes, List.of(), content);
    }

    /** A change, or nothing to do when all cells are the same. */
    public static <T> ImportOutcome<T> compared(
            ImportRow row,
            String label,
            Set<String> keys,
            String comparedWith,
            Map<String, String> before,
            Map<String, String> after,
            T content) {
        List<ImportChange> changes = changes(before, after);
        ImportAction action = changes.isEmpty() ? ImportAction.SAME : ImportAction.CHANGE;
        return new ImportOutcome<>(row, action, label, keys, comparedWith, changes, List.of(), content);
    }

    private static List<ImportChange> changes(Map<String, String> before, Map<String, String> after) {
        List<ImportChange> changes = new ArrayList<>();
        after.forEach((column, value) -> {
            String old = before.getOrDefault(column, "");
            if (!old.equals(value)) {
                changes.add(new ImportChange(column, old, value));
            }
        });
        return changes;
    }
}
