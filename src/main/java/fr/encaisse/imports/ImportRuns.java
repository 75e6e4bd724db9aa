package fr.encaisse.imports;

import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.NotFound;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Imports from files: handing one in, watching it, deciding. Reading and applying happen in the background. */
@Service
public class ImportRuns {

    private static final Duration KEPT = Duration.ofDays(30);

    private final ImportTargets targets;
    private final ImportRunRows runs;
    private final ImportLineRows lines;
    private final Clock clock;

    ImportRuns(ImportTargets targets, ImportRunRows runs, ImportLineRows lines, Clock clock) {
        this.targets = targets;
        this.runs = runs;
        this.lines = lines;
        this.clock = clock;
    }

    public List<String> kinds() {
        return targets.kinds();
    }

    @Transactional
    public UUID add(String kind, ImportFile file, Locale locale, String login) {
        UUID id = UUID.randomUUID();
        runs.insert(id, targets.of(kind).kind(), file, locale, login);
        return id;
    }

    /** @throws NotFound when there is none */
    public ImportRun get(UUID id) {
        return runs.find(id).orElseThrow(() -> new NotFound("imports.unknown"));
    }

    public List<ImportRun> newest(int limit) {
        return runs.newest(limit);
    }

    /** The first rows of the preview that come to this. */
    public List<ImportLine> first(UUID id, ImportAction action, int limit) {
        return lines.first(id, action, limit);
    }

    public void refused(UUID id, Consumer<ImportLine> each) {
        lines.refused(id, each);
    }

    /**
     * Has the preview's sound rows taken over.
     *
     * @param without how many refused rows may be left out; must be what the preview says
     * @throws Conflict when it no longer stands as it was seen
     */
    @Transactional
    public void apply(UUID id, int without, String login) {
        ImportRun run = get(id);
        boolean asSeen = run.counts().refused() == without && run.counts().effective() > 0;
        if (!asSeen || !runs.decide(id, ImportState.READY, ImportState.APPLY_WAITING, login)) {
            throw new Conflict("imports.notAsSeen");
        }
    }

    /** Once more after an interruption. */
    @Transactional
    public void retry(UUID id, String login) {
        runs.takeFromTheDead();
        ImportRun run = get(id);
        ImportState again = run.digest().isEmpty() ? ImportState.WAITING : ImportState.APPLY_WAITING;
        if (!runs.decide(id, ImportState.INTERRUPTED, again, login)) {
            throw new Conflict("imports.notAsSeen");
        }
    }

    @Transactional
    public void discard(UUID id, String login) {
        runs.takeFromTheDead();
        ImportRun run = get(id);
        boolean undecided = run.state() == ImportState.READY || run.state() == ImportState.INTERRUPTED;
        if (!undecided || !runs.decide(id, run.state(), ImportState.DISCARDED, login)) {
            throw new Conflict("imports.notAsSeen");
        }
    }

    /** The columns alone. */
    public void template(String kind, Locale locale, OutputStream out) {
        CsvWriter file = new CsvWriter(out, locale);
        file.row(targets.headings(targets.of(kind)).labels(locale));
        file.flush();
    }

    /** All that is kept, in the same columns. */
    public void export(String kind, Locale locale, OutputStream out) {
        ImportTarget<?> target = targets.of(kind);
        CsvWriter file = new CsvWriter(out, locale);
        file.row(targets.headings(target).labels(locale));
        target.export(locale, cells -> file.row(cells(target, cells)));
        file.flush();
    }

    @Transactional
    public void emptyOld() {
        runs.empty(clock.instant().minus(KEPT));
    }

    /** The heading of a column, as the page and the report name it. */
    public String labelKey(String kind, String column) {
        return targets.of(kind).columns().stream()
                .filter(one -> one.key().equals(column))
                .map(ImportColumn::labelKey)
                .findFirst()
                .orElse("imports.row.whole");
    }

    private static List<String> cells(ImportTarget<?> target, Map<String, String> cells) {
        return target.columns().stream()
                .map(column -> cells.getOrDefault(column.key(), ""))
                .toList();
    }
}
