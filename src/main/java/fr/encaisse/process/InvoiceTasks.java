package fr.encaisse.process;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.shared.NotFound;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** Finds user tasks of invoices and says whose they are. */
@Component
class InvoiceTasks {

    /** Of any generator of the engine's; PostgreSQL does not even look for a text with a NUL in it. */
    private static final Pattern TASK_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;

    InvoiceTasks(TaskService tasks, RuntimeService runtime, IdentityService identity) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.identity = identity;
    }

    /**
     * @throws NotFound when the task is gone or no invoice's
     * @throws NotYourTask when it belongs to somebody else
     */
    InvoiceTask ofUser(String taskId, String user) {
        Task task = Optional.ofNullable(invoiceTasks().taskId(taskId).singleResult())
                .orElseThrow(() -> new NotFound("process.task.gone"));
        boolean allowed = task.getAssignee() == null
                ? isCandidate(taskId, user)
                : task.getAssignee().equals(user);
        if (!allowed) {
            throw new NotYourTask(task.getAssignee());
        }
        return describe(task);
    }

    /** The latest open task that the user owns or may take. */
    Optional<InvoiceTask> openTask(InvoiceId invoice, String user) {
        List<Task> owned = ofInvoice(invoice).taskAssignee(user).list();
        List<Task> open = owned.isEmpty() ? candidatesFor(ofInvoice(invoice), user) : owned;
        return open.stream().findFirst().map(this::describe);
    }

    /** The task of a refund, for whoever may do it. */
    Optional<InvoiceTask> refundTask(InvoiceId invoice, String user) {
        TaskQuery query = tasks.createTaskQuery()
                .processDefinitionKey(RefundProcess.KEY)
                .processInstanceBusinessKey(invoice.toString());
        return query.list().stream()
                .findFirst()
                .filter(task -> user.equals(task.getAssignee()) || isCandidate(task.getId(), user))
                .map(task -> describe(task, invoice.toString()));
    }

    /** In no order. */
    List<InvoiceTask> find(Collection<String> taskIds) {
        String[] possible = taskIds.stream().filter(TASK_ID.asMatchPredicate()).toArray(String[]::new);
        if (possible.length == 0) {
            return List.of();
        }
        List<Task> found = invoiceTasks().taskIdIn(possible).list();
        Map<String, String> keys = businessKeys(found);
        return found.stream()
                .map(task -> describe(task, keys.get(task.getProcessInstanceId())))
                .toList();
    }

    Optional<InvoiceTask> draftTask(InvoiceId invoice) {
        return ofInvoice(invoice).list().stream()
                .map(task -> describe(task, invoice.toString()))
                .filter(task -> task.step().isDraft())
                .findFirst();
    }

    private Map<String, String> businessKeys(List<Task> found) {
        Set<String> instances = found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        return instances.isEmpty()
                ? Map.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    private boolean isCandidate(String taskId, String user) {
        return !candidatesFor(invoiceTasks().taskId(taskId), user).isEmpty();
    }

    private List<Task> candidatesFor(TaskQuery query, String user) {
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        return groups.isEmpty() ? List.of() : query.taskCandidateGroupIn(groups).list();
    }

    /** Of its own process: a refund stands beside it. */
    private TaskQuery ofInvoice(InvoiceId invoice) {
        return tasks.createTaskQuery()
                .processDefinitionKey(InvoiceProcess.KEY)
                .processInstanceBusinessKey(invoice.toString())
                .orderByTaskCreateTime()
                .desc();
    }

    private TaskQuery invoiceTasks() {
        return tasks.createTaskQuery().processDefinitionKeyIn(InvoiceProcess.KEY, RefundProcess.KEY);
    }

    private InvoiceTask describe(Task task) {
        return describe(task, businessKeys(List.of(task)).get(task.getProcessInstanceId()));
    }

    private static InvoiceTask describe(Task task, String businessKey) {
        return new InvoiceTask(
                task.getId(),
                WizardStep.ofElement(task.getTaskDefinitionKey()),
                InvoiceId.of(businessKey),
                task.getAssignee());
    }
}
