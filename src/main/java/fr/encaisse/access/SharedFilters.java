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

    private static final String CHASING = "À relancer";

    private final FilterService filters;
    private final TaskService tasks;

    SharedFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    void make() {
        if (filters.createTaskFilterQuery().count() > 0) {
            rename("Relances", CHASING);
            return;
        }
        make("Mes tâches", 0, ofMine().orderByTaskCreateTime().desc());
        make(CHASING, 10, toChase().orderByDueDate().asc());
    }

    private TaskQuery ofMine() {
        return tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}");
    }

    /** Open to the whole group, the longest overdue first. */
    private TaskQuery toChase() {
        return tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks();
    }

    private void make(String name, int position, TaskQuery query) {
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of("priority", position, "refresh", true, "color", "#14345b"));
        filters.saveFilter(filter);
    }

    /** Installations of the first release know the list by its old name. */
    private void rename(String before, String name) {
        Filter filter = filters.createTaskFilterQuery().filterName(before).singleResult();
        if (filter != null) {
            filter.setName(name);
            filter.setQuery(toChase().orderByDueDate().asc());
            filters.saveFilter(filter);
        }
    }
}
