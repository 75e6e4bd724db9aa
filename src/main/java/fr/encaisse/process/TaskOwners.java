package fr.encaisse.process;

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

/** Whose tasks are: assigned to somebody, or open to the groups of whoever asks. */
@Component
class TaskOwners {

    /** Of any generator of the engine's; PostgreSQL does not even look for a text with a NUL in it. */
    private static final Pattern TASK_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;

    TaskOwners(TaskService tasks, RuntimeService runtime, IdentityService identity) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.identity = identity;
    }

    /**
     * @param processes their keys
     * @throws NotFound when the task is gone or of another process
     * @throws NotYourTask when it belongs to somebody else
     */
    Task ofUser(String taskId, String user, String... processes) {
        Task task = Optional.ofNullable(of(processes).taskId(taskId).singleResult())
                .orElseThrow(() -> new NotFound("process.task.gone"));
        if (!isOpenTo(task, user)) {
            throw new NotYourTask(task.getAssignee());
        }
        return task;
    }

    boolean isOpenTo(Task task, String user) {
        return task.getAssignee() == null
                ? !openTo(tasks.createTaskQuery().taskId(task.getId()), user).isEmpty()
                : task.getAssignee().equals(user);
    }

    /** Those that wait for one of the user's groups. */
    List<Task> openTo(TaskQuery query, String user) {
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        return groups.isEmpty() ? List.of() : query.taskCandidateGroupIn(groups).list();
    }

    /** Those that exist, in no order. */
    List<Task> find(Collection<String> taskIds, String... processes) {
        String[] possible = taskIds.stream().filter(TASK_ID.asMatchPredicate()).toArray(String[]::new);
        return possible.length == 0
                ? List.of()
                : of(processes).taskIdIn(possible).list();
    }

    /** By process instance. */
    Map<String, String> businessKeys(List<Task> found) {
        Set<String> instances = found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        return instances.isEmpty()
                ? Map.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    private TaskQuery of(String... processes) {
        return tasks.createTaskQuery().processDefinitionKeyIn(processes);
    }
}
