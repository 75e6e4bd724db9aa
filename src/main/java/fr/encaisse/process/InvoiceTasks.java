package fr.encaisse.process;

import fr.encaisse.invoice.InvoiceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** Finds user tasks of invoices and says whose they are. */
@Component
class InvoiceTasks {

    private final TaskService tasks;
    private final TaskOwners owners;

    InvoiceTasks(TaskService tasks, TaskOwners owners) {
        this.tasks = tasks;
        this.owners = owners;
    }

    /**
     * @throws fr.encaisse.shared.NotFound when the task is gone or no invoice's
     * @throws NotYourTask when it belongs to somebody else
     */
    InvoiceTask ofUser(String taskId, String user) {
        return describe(owners.ofUser(taskId, user, InvoiceProcess.KEY, RefundProcess.KEY));
    }

    /** The latest open task that the user owns or may take. */
    Optional<InvoiceTask> openTask(InvoiceId invoice, String user) {
        List<Task> owned = ofInvoice(invoice).taskAssignee(user).list();
        List<Task> open = owned.isEmpty() ? owners.openTo(ofInvoice(invoice), user) : owned;
        return open.stream().findFirst().map(this::describe);
    }

    /** The task of a refund, for whoever may do it. */
    Optional<InvoiceTask> refundTask(InvoiceId invoice, String user) {
        TaskQuery query = tasks.createTaskQuery()
                .processDefinitionKey(RefundProcess.KEY)
                .processInstanceBusinessKey(invoice.toString());
        return query.list().stream()
                .findFirst()
                .filter(task -> owners.isOpenTo(task, user))
                .map(task -> describe(task, invoice.toString()));
    }

    /** In no order. */
    List<InvoiceTask> find(Collection<String> taskIds) {
        List<Task> found = owners.find(taskIds, InvoiceProcess.KEY, RefundProcess.KEY);
        Map<String, String> keys = owners.businessKeys(found);
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

    /** Of its own process: a refund stands beside it. */
    private TaskQuery ofInvoice(InvoiceId invoice) {
        return tasks.createTaskQuery()
                .processDefinitionKey(InvoiceProcess.KEY)
                .processInstanceBusinessKey(invoice.toString())
                .orderByTaskCreateTime()
                .desc();
    }

    private InvoiceTask describe(Task task) {
        return describe(task, owners.businessKeys(List.of(task)).get(task.getProcessInstanceId()));
    }

    private static InvoiceTask describe(Task task, String businessKey) {
        return new InvoiceTask(
                task.getId(),
                WizardStep.ofElement(task.getTaskDefinitionKey()),
                InvoiceId.of(businessKey),
                task.getAssignee());
    }
}
