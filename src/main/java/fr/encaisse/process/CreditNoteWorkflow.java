package fr.encaisse.process;

import fr.encaisse.creditnote.CreditChoice;
import fr.encaisse.creditnote.CreditNoteDraft;
import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.creditnote.CreditNotes;
import fr.encaisse.creditnote.Crediting;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.process.CreditNoteProcess.Messages;
import fr.encaisse.process.CreditNoteProcess.Variables;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs of a credit note's life, the only way in for screens; as {@link InvoiceWorkflow} in all that goes wrong. */
@Service
@Transactional
public class CreditNoteWorkflow {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final CreditNoteTasks creditNoteTasks;
    private final CreditNotes creditNotes;
    private final Crediting crediting;
    private final CreditNoteCheck check;

    CreditNoteWorkflow(
            RuntimeService runtime,
            TaskService tasks,
            CreditNoteTasks creditNoteTasks,
            CreditNotes creditNotes,
            Crediting crediting,
            CreditNoteCheck check) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.creditNoteTasks = creditNoteTasks;
        this.creditNotes = creditNotes;
        this.crediting = crediting;
        this.check = check;
    }

    /**
     * Opens a credit note on an issued invoice and its process; answers the first step.
     *
     * @param language of the mail that will carry it
     * @throws Conflict when nothing is left to be credited
     */
    public CreditNoteTask start(InvoiceId invoice, Locale language, String user) {
        CreditNoteId creditNote = crediting.open(invoice, language, user);
        runtime.startProcessInstanceByKey(
                CreditNoteProcess.KEY,
                creditNote.toString(),
                Map.of(Variables.OWNER, user, Variables.DIRECTION, Variables.NEXT));
        return creditNoteTasks.open(creditNote, user).orElseThrow();
    }

    /** The task, if it is the user's. */
    @Transactional(readOnly = true)
    public CreditNoteTask task(String taskId, String user) {
        return creditNoteTasks.ofUser(taskId, user);
    }

    /** Tasks by their ids, whosever they are, for lists; those that are gone are left out. */
    @Transactional(readOnly = true)
    public List<CreditNoteTask> find(Collection<String> taskIds) {
        return creditNoteTasks.find(taskIds);
    }

    /** Where a credit note stands that is not issued yet, whosever turn it is. */
    @Transactional(readOnly = true)
    public Optional<CreditNoteTask> openTask(CreditNoteId creditNote) {
        return creditNoteTasks.open(creditNote);
    }

    /** The same if it is the user's turn. */
    @Transactional(readOnly = true)
    public Optional<CreditNoteTask> openTask(CreditNoteId creditNote, String user) {
        return creditNoteTasks.open(creditNote, user);
    }

    /** Those that a manager may approve now, the one that waits longest first. */
    @Transactional(readOnly = true)
    public List<CreditNoteId> toApprove(String manager) {
        return creditNoteTasks.toApprove(manager).stream()
                .map(CreditNoteTask::creditNote)
                .filter(creditNote -> check.mayApprove(creditNote, manager))
                .toList();
    }

    /** What keeps it from being issued as it stands. */
    @Transactional(readOnly = true)
    public List<FieldError> problems(CreditNoteId creditNote) {
        return check.problems(creditNote);
    }

    /** A manager may, but not who wrote it, unless there is no other. */
    @Transactional(readOnly = true)
    public boolean mayApprove(CreditNoteId creditNote, String manager) {
        return check.mayApprove(creditNote, manager);
    }

    /**
     * Keeps what has been typed.
     *
     * @return the new version
     */
    public int save(String taskId, String user, CreditChoice choice, int version) {
        return crediting.save(at(CreditNoteStep.CHOOSE_CREDIT, taskId, user).creditNote(), choice, version);
    }

    /**
     * From what to credit to the review, or from there to the manager.
     *
     * @return the next task; empty when it is not the user's
     * @throws InvalidInput with what is not sound; nothing changed
     */
    public Optional<CreditNoteTask> next(String taskId, String user) {
        CreditNoteTask task = creditNoteTasks.ofUser(taskId, user);
        if (task.step() == CreditNoteStep.APPROVE_CREDIT_NOTE) {
            throw new Conflict("process.credit.notApproved");
        }
        requireSound(task);
        complete(task, Variables.NEXT);
        return creditNoteTasks.open(task.creditNote(), user);
    }

    /** From the review back to what to credit. */
    public CreditNoteTask back(String taskId, String user) {
        CreditNoteTask task = at(CreditNoteStep.REVIEW_CREDIT_NOTE, taskId, user);
        complete(task, Variables.BACK);
        return creditNoteTasks.open(task.creditNote(), user).orElseThrow();
    }

    /**
     * A manager approves: the credit note is issued in the same transaction.
     *
     * @throws InvalidInput when it is more than what is left by now; nothing changed
     */
    public void approve(String taskId, String manager) {
        CreditNoteTask task = at(CreditNoteStep.APPROVE_CREDIT_NOTE, taskId, manager);
        if (!check.mayApprove(task.creditNote(), manager)) {
            throw new Conflict("process.credit.fourEyes");
        }
        requireSound(task);
        crediting.approved(task.creditNote(), manager);
        complete(task, Variables.NEXT);
    }

    /** A manager sends it back to who wrote it, with the reason. */
    public void refuse(String taskId, String manager, String reason) {
        CreditNoteTask task = at(CreditNoteStep.APPROVE_CREDIT_NOTE, taskId, manager);
        crediting.refused(task.creditNote(), manager, reason);
        complete(task, Variables.BACK);
    }

    /** At any step, by whoever's turn it is. */
    public void abandon(String taskId, String user) {
        CreditNoteTask task = creditNoteTasks.ofUser(taskId, user);
        crediting.abandon(task.creditNote());
        runtime.createMessageCorrelation(Messages.ABANDONED)
                .processInstanceBusinessKey(task.creditNote().toString())
                .correlate();
    }

    /** Those of an invoice that are not issued yet. */
    @Transactional(readOnly = true)
    public List<CreditNoteDraft> drafts(InvoiceId invoice) {
        return creditNotes.drafts(invoice);
    }

    private CreditNoteTask at(CreditNoteStep step, String taskId, String user) {
        CreditNoteTask task = creditNoteTasks.ofUser(taskId, user);
        if (task.step() != step) {
            throw new Conflict("process.task.otherStep");
        }
        return task;
    }

    private void requireSound(CreditNoteTask task) {
        List<FieldError> problems = check.problems(task.creditNote());
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    /** The direction is local to the task, so that no completion inherits it from an earlier one (see TaskGuard). */
    private void complete(CreditNoteTask task, String direction) {
        OpenTask.act(() -> {
            tasks.setVariableLocal(task.taskId(), Variables.DIRECTION, direction);
            tasks.complete(task.taskId());
        });
    }
}
