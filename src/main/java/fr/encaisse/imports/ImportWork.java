package fr.encaisse.imports;

import fr.encaisse.journal.Journal;
import fr.encaisse.shared.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads files into previews, and takes over in one transaction what a preview has shown. */
@Component
class ImportWork {

    private static final Logger log = LoggerFactory.getLogger(ImportWork.class);

    private final UUID owner = UUID.randomUUID();
    private final ImportTargets targets;
    private final ImportRunRows runs;
    private final ImportLineRows lines;
    private final Journal journal;
    private final TransactionTemplate whole;
    private final TransactionTemplate apart;

    ImportWork(
            ImportTargets targets,
            ImportRunRows runs,
            ImportLineRows lines,
            Journal journal,
            PlatformTransactionManager transactions) {
        this.targets = targets;
        this.runs = runs;
        this.lines = lines;
        this.journal = journal;
        this.whole = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Works on whatever waits; false when nothing does. */
    boolean workOnNext() {
        Optional<ImportRun> next =
                runs.due().stream().filter(run -> runs.claim(run, owner)).findFirst();
        next.ifPresent(this::work);
        return next.isPresent();
    }

    void takeFromTheDead() {
        runs.takeFromTheDead();
    }

    private void work(ImportRun claimed) {
        boolean applies = claimed.state() == ImportState.APPLY_WAITING;
        try {
            if (applies) {
                whole.executeWithoutResult(transaction -> apply(claimed, targets.of(claimed.kind())));
            } else {
                read(claimed, targets.of(claimed.kind()));
            }
        } catch (LeaseLost lost) {
            log.warn("Import {} was taken from this node", claimed.id());
        } catch (InvalidInput refused) {
            ImportNote note = new ImportNote(
                    refused.errors().get(0).messageKey(),
                    refused.errors().get(0).args());
            runs.end(claimed.id(), owner, ImportState.UNREADABLE, note);
        } catch (StaleImport | DuplicateKeyException | PessimisticLockingFailureException changed) {
            ImportNote note = applies ? ImportNote.of("imports.note.changed") : ImportNote.NONE;
            runs.end(claimed.id(), owner, ImportState.WAITING, note);
        } catch (RuntimeException e) {
            log.error("Import {} stopped", claimed.id(), e);
            runs.end(claimed.id(), owner, ImportState.INTERRUPTED, ImportNote.of("imports.note.failed"));
        }
    }

    private <T> void read(ImportRun run, ImportTarget<T> target) {
        CsvReader file = new CsvReader(runs.file(run.id()), targets.headings(target));
        ImportFindings findings = new ImportFindings();
        through(run, target, file, outcomes -> outcomes.forEach(findings::take));
        whole.executeWithoutResult(transaction -> {
            lines.replace(run.id(), findings.lines());
            require(runs.ready(run.id(), owner, file.unknownColumns(), findings.counts(), findings.digest()));
        });
    }

    private <T> void apply(ImportRun run, ImportTarget<T> target) {
        CsvReader file = new CsvReader(runs.file(run.id()), targets.headings(target));
        ImportFindings findings = new ImportFindings();
        through(run, target, file, outcomes -> {
            outcomes.forEach(findings::take);
            target.apply(outcomes.stream().filter(ImportWork::isEffective).toList(), run.decidedBy());
        });
        if (!findings.digest().equals(run.digest())) {
            throw new StaleImport();
        }
        require(runs.end(run.id(), owner, ImportState.DONE, ImportNote.NONE));
        record(run, findings.counts());
    }

    private <T> void through(
            ImportRun run, ImportTarget<T> target, CsvReader file, Consumer<List<ImportOutcome<T>>> each) {
        int total = file.count();
        if (total == 0) {
            throw new InvalidInput("file", "imports.file.noRows");
        }
        IntConsumer progress =
                done -> apart.executeWithoutResult(transaction -> require(runs.advance(run.id(), owner, done, total)));
        progress.accept(0);
        new ImportPass<>(target, run.locale(), each, progress).through(file);
    }

    /** No names: what the journal holds can never be erased again. */
    private void record(ImportRun run, ImportCounts counts) {
        journal.record(
                "import.applied",
                run.id().toString(),
                Map.of(
                        "kind", run.kind(),
                        "sha256", run.sha256(),
                        "by", run.decidedBy(),
                        "added", counts.added(),
                        "changed", counts.changed(),
                        "unchanged", counts.unchanged(),
                        "refused", counts.refused()));
    }

    private static boolean isEffective(ImportOutcome<?> outcome) {
        return outcome.action() == ImportAction.ADD || outcome.action() == ImportAction.CHANGE;
    }

    private static void require(boolean stillHeld) {
        if (!stillHeld) {
            throw new LeaseLost();
        }
    }

    /** Somebody took this import for dead; whatever was done here is rolled back. */
    private static final class LeaseLost extends RuntimeException {}
}
