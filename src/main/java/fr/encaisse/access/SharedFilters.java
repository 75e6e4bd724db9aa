package fr.encaisse.access;

import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The lists of tasks that everybody finds in Tasklist on the first day; an admin may change them afterwards. */
@Component
class SharedFilters {

    private static final String CHASING = "À relancer";
    private static final String DECIDING = "À rembourser ou approuver";

    /** Ids of the processes. */
    private static final String INVOICE = "invoice";

    private static final String REFUND = "refund";
    private static final String CREDIT_NOTE = "credit-note";

    private final FilterService filters;
    private final TaskService tasks;

    SharedFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    void make() {
        if (filters.createTaskFilterQuery().count() > 0) {
            bringUpToDate("Relances");
            bringUpToDate(CHASING);
            return;
        }
        make("Mes tâches", 0, ofMine().orderByTaskCreateTime().desc());
        make(CHASING, 10, toChase());
        make(DECIDING, 20, toDecide());
    }

    private TaskQuery ofMine() {
        return tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}");
    }

    /** The longest overdue first. */
    private TaskQuery toChase() {
        return openToTheGroup(INVOICE).orderByDueDate().asc();
    }

    /** Managers' only: others find nothing in it. */
    private TaskQuery toDecide() {
        return openToTheGroup(REFUND, CREDIT_NOTE).orderByTaskCreateTime().asc();
    }

    private TaskQuery openToTheGroup(String... processes) {
        return tasks.createTaskQuery()
                .processDefinitionKeyIn(processes)
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks();
    }

    private void make(String name, int position, TaskQuery query) {
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of("priority", position, "refresh", true, "color", "#14345b"));
        filters.saveFilter(filter);
    }

    /** Installations of the first release have one list for both, by this name or an older one; once. */
    private void bringUpToDate(String before) {
        Filter filter = filters.createTaskFilterQuery().filterName(before).singleResult();
        if (filter != null && filter.<TaskQueryImpl>getQuery().getProcessDefinitionKeys() == null) {
            filter.setName(CHASING);
            filter.setQuery(toChase());
            filters.saveFilter(filter);
            make(DECIDING, 20, toDecide());
        }
    }
}
