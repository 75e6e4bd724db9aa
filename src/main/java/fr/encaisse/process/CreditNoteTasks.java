package fr.encaisse.process;

import fr.encaisse.creditnote.CreditNoteId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** Finds user tasks of credit notes and says whose they are. */
@Component
class CreditNoteTasks {

    private final TaskService tasks;
    private final TaskOwners owners;

    CreditNoteTasks(TaskService tasks, TaskOwners owners) {
        this.tasks = tasks;
        this.owners = owners;
    }

    /** As {@link TaskOwners#ofUser}. */
    CreditNoteTask ofUser(String taskId, String user) {
        return describe(List.of(owners.ofUser(taskId, user, CreditNoteProcess.KEY)))
                .get(0);
    }

    /** The open task, whosever it is; empty when nobody has to do anything. */
    Optional<CreditNoteTask> open(CreditNoteId creditNote) {
        return describe(of(creditNote)).stream().findFirst();
    }

    /** The same for whoever may do it. */
    Optional<CreditNoteTask> open(CreditNoteId creditNote, String user) {
        return describe(of(creditNote).stream()
                        .filter(task -> owners.isOpenTo(task, user))
                        .toList())
                .stream()
                .findFirst();
    }

    /** Those that wait for a manager and that this one has taken or may take, the one that waits longest first. */
    List<CreditNoteTask> toApprove(String manager) {
        return describe(Stream.concat(
                        toApprove().taskAssignee(manager).list().stream(), owners.openTo(toApprove(), manager).stream())
                .sorted(Comparator.comparing(Task::getCreateTime))
                .toList());
    }

    private TaskQuery toApprove() {
        return tasks.createTaskQuery()
                .processDefinitionKey(CreditNoteProcess.KEY)
                .taskDefinitionKey(CreditNoteProcess.Elements.APPROVE_CREDIT_NOTE);
    }

    /** In no order. */
    List<CreditNoteTask> find(Collection<String> taskIds) {
        return describe(owners.find(taskIds, CreditNoteProcess.KEY));
    }

    private List<Task> of(CreditNoteId creditNote) {
        return tasks.createTaskQuery()
                .processDefinitionKey(CreditNoteProcess.KEY)
                .processInstanceBusinessKey(creditNote.toString())
                .list();
    }

    private List<CreditNoteTask> describe(List<Task> found) {
        Map<String, String> keys = owners.businessKeys(found);
        return found.stream()
                .map(task -> new CreditNoteTask(
                        task.getId(),
                        CreditNoteStep.ofElement(task.getTaskDefinitionKey()).orElseThrow(),
                        CreditNoteId.of(keys.get(task.getProcessInstanceId())),
                        task.getAssignee()))
                .toList();
    }
}
