package fr.encaisse.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** One walk through a file: each row compared with what is kept, and with the rows before it. */
final class ImportPass<T> {

    private static final int BATCH = 500;

    private final ImportTarget.Comparison<T> comparison;
    private final Map<String, Integer> lineOfKey = new HashMap<>();
    private final List<ImportRow> waiting = new ArrayList<>();
    private final Consumer<List<ImportOutcome<T>>> each;
    private final IntConsumer progress;
    private int done;

    ImportPass(ImportTarget<T> target, Locale locale, Consumer<List<ImportOutcome<T>>> each, IntConsumer progress) {
        this.comparison = target.begin(locale);
        this.each = each;
        this.progress = progress;
    }

    void through(CsvReader file) {
        file.forEach(row -> {
            waiting.add(row);
            if (waiting.size() == BATCH) {
                compare();
            }
        });
        compare();
    }

    private void compare() {
        if (waiting.isEmpty()) {
            return;
        }
        each.accept(comparison.compare(List.copyOf(waiting)).stream()
                .map(this::unlessCutOff)
                .map(this::unlessRepeated)
                .toList());
        done += waiting.size();
        waiting.clear();
        progress.accept(done);
    }

    private ImportOutcome<T> unlessCutOff(ImportOutcome<T> outcome) {
        String surplus = outcome.row().surplus();
        return surplus.isEmpty()
                ? outcome
                : refused(outcome, new ImportProblem("", surplus, "imports.row.surplus", List.of()));
    }

    private ImportOutcome<T> unlessRepeated(ImportOutcome<T> outcome) {
        if (outcome.action() == ImportAction.REFUSED) {
            return outcome;
        }
        Optional<Integer> first = outcome.keys().stream()
                .map(lineOfKey::get)
                .filter(line -> line != null)
                .findFirst();
        if (first.isPresent()) {
            return refused(outcome, new ImportProblem("", "", "imports.row.repeated", List.of(first.get())));
        }
        outcome.keys().forEach(key -> lineOfKey.put(key, outcome.row().line()));
        return outcome;
    }

    private static <T> ImportOutcome<T> refused(ImportOutcome<T> outcome, ImportProblem problem) {
        List<ImportProblem> problems = new ArrayList<>(outcome.problems());
        problems.add(problem);
        return ImportOutcome.refused(outcome.row(), outcome.label(), problems);
    }
}
