package fr.encaisse.access;

import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The lists of tasks that everybody finds in Tasklist on the first day; an admin may change them afterwards. */
@Component
class SharedFilters {

    private final FilterService filters;
    private final TaskService tasks;

    SharedFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    void make() {
        if (filters.createTaskFilterQuery().count() > 0) {
            return;
        }
        make("Mes tâches", 0, tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        make(
                "Relances",
                10,
                tasks.createTaskQuery()
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .includeAssignedTasks());
    }

    private void make(String name, int position, TaskQuery query) {
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query.orderByTaskCreateTime().desc());
        filter.setProperties(Map.of("priority", position, "refresh", true, "color", "#14345b"));
        filters.saveFilter(filter);
    }
}
