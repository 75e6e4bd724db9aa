package fr.encaisse.process;

import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.IssueRequirement;
import fr.encaisse.invoice.Issuing;
import fr.encaisse.invoice.Step;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.journal.Journal;
import fr.encaisse.payment.Payments;
import fr.encaisse.process.InvoiceProcess.Messages;
import fr.encaisse.process.InvoiceProcess.Variables;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs of an invoice's life, the only way in for screens. Each verb is one transaction, names who acts and refuses
 * tasks that are not theirs ({@link NotYourTask}), gone ({@code NotFound}) or done already ({@code Conflict}).
 */
@Service
@Transactional
public class InvoiceWorkflow {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final InvoiceTasks invoiceTasks;
    private final EngineProgress engineProgress;
    private final Drafts drafts;
    private final Issuing issuing;
    private final Payments payments;
    private final FactsToMessages facts;
    private final Journal journal;

    InvoiceWorkflow(
            RuntimeService runtime,
            TaskService tasks,
            InvoiceTasks invoiceTasks,
            EngineProgress engineProgress,
            Drafts drafts,
            Issuing issuing,
            Payments payments,
            FactsToMessages facts,
            Journal journal) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.invoiceTasks = invoiceTasks;
        this.engineProgress = engineProgress;
        this.drafts = drafts;
        this.issuing = issuing;
        this.payments = payments;
        this.facts = facts;
        this.journal = journal;
    }

    /** Opens a draft and its process; answers the first step. */
    public InvoiceTask start(String user) {
        InvoiceId invoice = drafts.open(user);
        runtime.startProcessInstanceByKey(
                InvoiceProcess.KEY,
                invoice.toString(),
                Map.of(Variables.OWNER, user, Variables.DIRECTION, Variables.NEXT));
        return invoiceTasks.openTask(invoice, user).orElseThrow();
    }

    /** The task, if it is the user's. */
    @Transactional(readOnly = true)
    public InvoiceTask task(String taskId, String user) {
        return invoiceTasks.ofUser(taskId, user);
    }

    /** The user's open task of an invoice (the latest, if several), e.g. after a service task has run. */
    @Transactional(readOnly = true)
    public Optional<InvoiceTask> openTask(InvoiceId invoice, String user) {
        return invoiceTasks.openTask(invoice, user);
    }

    /**
     * Keeps what has been typed.
     *
     * @return the new version
     */
    public int save(String taskId, String user, StepContent content, int version) {
        InvoiceTask task = invoiceTasks.ofUser(taskId, user);
        if (!task.step().content().equals(Optional.of(content.step()))) {
            throw new Conflict("process.task.otherStep");
        }
        requireHolder(task.invoice(), user);
        return drafts.save(task.invoice(), content, version);
    }

    /**
     * Completes a step that is sound. On the review this issues the invoice.
     *
     * @return the next task; empty while the engine works on what lies between
     * @throws InvalidInput with what is not sound; nothing changed
     */
    public Optional<InvoiceTask> next(String taskId, String user) {
        InvoiceTask task = invoiceTasks.ofUser(taskId, user);
        requireSound(task);
        complete(task, Variables.NEXT);
        return invoiceTasks.openTask(task.invoice(), user);
    }

    /** Goes back one step, sound or not. */
    public InvoiceTask back(String taskId, String user) {
        InvoiceTask task = invoiceTasks.ofUser(taskId, user);
        if (!task.step().isDraft() || task.step() == WizardStep.CHOOSE_CLIENT) {
            throw new Conflict("process.task.noWayBack");
        }
        complete(task, Variables.BACK);
        return invoiceTasks.openTask(task.invoice(), user).orElseThrow();
    }

    /** Walks to another step of the draft; on the way forward each step passed must be sound. */
    public InvoiceTask walkTo(String taskId, String user, WizardStep target) {
        InvoiceTask task = invoiceTasks.ofUser(taskId, user);
        if (!task.step().isDraft() || !target.isDraft()) {
            throw new Conflict("process.task.noWayBack");
        }
        while (task.step() != target) {
            boolean back = target.compareTo(task.step()) < 0;
            task = back ? back(task.taskId(), user) : next(task.taskId(), user).orElseThrow();
        }
        return task;
    }

    /**
     * Goes on with somebody else's draft: its task, its owner and the process's variable change together.
     *
     * @param from whose draft the user was told it is
     * @return the step at which it stands
     * @throws Conflict when somebody else has it by now, it is moving, or it is no draft any more
     */
    public InvoiceTask takeOver(InvoiceId invoice, String user, String from) {
        if (!user.equals(from)) {
            drafts.handOver(invoice, from, user);
            reassign(invoice, user);
            journal.record("draft.takenOver", invoice.toString(), Map.of("from", from, "to", user));
        }
        return openTask(invoice, user).orElseThrow(() -> new Conflict("process.task.noDraft"));
    }

    /** Tasks by their ids, whosever they are, for lists; those that are gone are left out. */
    @Transactional(readOnly = true)
    public List<InvoiceTask> find(Collection<String> taskIds) {
        return invoiceTasks.find(taskIds);
    }

    /** Where a draft stands, whosever it is; empty when it is no draft any more. */
    @Transactional(readOnly = true)
    public Optional<InvoiceTask> draftTask(InvoiceId invoice) {
        return invoiceTasks.draftTask(invoice);
    }

    /** The open task "Rembourser" of an invoice, if there is one and the user may do it. */
    @Transactional(readOnly = true)
    public Optional<InvoiceTask> refundTask(InvoiceId invoice, String user) {
        return invoiceTasks.refundTask(invoice, user);
    }

    /** Abandons a draft. */
    public void abandon(String taskId, String user) {
        InvoiceTask task = invoiceTasks.ofUser(taskId, user);
        if (!task.step().isDraft()) {
            throw new Conflict("process.task.noDraft");
        }
        drafts.abandon(task.invoice());
        runtime.createMessageCorrelation(Messages.ABANDONED)
                .processInstanceBusinessKey(task.invoice().toString())
                .correlate();
    }

    /**
     * Staff show the code: opens the payment link and follows the payment, at once where it is being followed slowly.
     * Does nothing once the invoice has ended.
     */
    public void showQr(InvoiceId invoice) {
        payments.invite(invoice);
        facts.somebodyMayBePaying(invoice);
    }

    /** What the engine is doing for this invoice, for screens. */
    @Transactional(readOnly = true)
    public Progress progress(InvoiceId invoice) {
        return engineProgress.of(invoice);
    }

    /** The task was read without a lock: the draft may be changing hands. */
    private void requireHolder(InvoiceId invoice, String user) {
        String holder = drafts.lockedHolder(invoice).owner();
        if (!holder.equals(user)) {
            throw new NotYourTask(holder);
        }
    }

    private void reassign(InvoiceId invoice, String user) {
        InvoiceTask task = invoiceTasks.draftTask(invoice).orElseThrow(() -> new Conflict("process.task.noDraft"));
        OpenTask.act(() -> {
            tasks.setAssignee(task.taskId(), user);
            tasks.setVariable(task.taskId(), Variables.OWNER, user);
        });
    }

    private void requireSound(InvoiceTask task) {
        List<FieldError> problems = switch (task.step()) {
            case CHASE_PAYMENT -> throw new Conflict("process.task.endsWithPayment");
            case REFUND_EXCESS -> throw new Conflict("process.task.endsWithRefund");
            case SHOW_QR_CODE -> List.of();
            case REVIEW_INVOICE ->
                issuing.missing(task.invoice()).stream()
                        .map(IssueRequirement.Missing::located)
                        .toList();
            default -> drafts.problems(task.invoice(), contentOf(task));
        };
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private static Step contentOf(InvoiceTask task) {
        return task.step().content().orElseThrow();
    }

    /** The direction is local to the task, so that no completion inherits it from an earlier one (see TaskGuard). */
    private void complete(InvoiceTask task, String direction) {
        OpenTask.act(() -> {
            tasks.setVariableLocal(task.taskId(), Variables.DIRECTION, direction);
            tasks.complete(task.taskId());
        });
    }
}
