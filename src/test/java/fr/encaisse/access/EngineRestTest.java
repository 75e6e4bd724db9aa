package fr.encaisse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.encaisse.EncaisseTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an account can do to the engine past our own pages. */
@EncaisseTest
class EngineRestTest {

    @LocalServerPort
    int port;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    ManagementService management;

    @Autowired
    FilterService filterService;

    private String instance;
    private Task task;

    /** The only one: other tests of the shared context leave theirs behind, and here they are counted. */
    @BeforeEach
    void aDraftOfStaff() {
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(other -> runtime.deleteProcessInstance(other.getId(), "not of this test"));
        instance = runtime.startProcessInstanceByKey(
                        "invoice", UUID.randomUUID().toString(), Map.of("owner", "staff"))
                .getId();
        task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    @AfterEach
    void gone() {
        identity.clearAuthentication();
        runtime.deleteProcessInstance(instance, "end of the test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "manager", "admin"})
    void nobodyChangesTheEngineThroughItsRestInterface(String login) {
        Visitor visitor = Visitor.signedIn(port, login);
        String value = "{\"value\":\"x\",\"type\":\"String\"}";
        String mine = "task/" + task.getId();
        List<String[]> acts = List.of(
                new String[] {"POST", "process-definition/key/invoice/start", "{}"},
                new String[] {"POST", "process-definition/key/invoice/submit-form", "{\"variables\":{}}"},
                new String[] {"POST", "process-definition/" + task.getProcessDefinitionId() + "/start", "{}"},
                new String[] {"POST", "message", "{\"messageName\":\"invoice.paid\"}"},
                new String[] {"POST", "signal", "{\"name\":\"x\"}"},
                new String[] {"POST", "condition", "{}"},
                new String[] {"POST", "deployment/create", ""},
                new String[] {"PUT", "process-instance/" + instance + "/variables/owner", value},
                new String[] {"POST", "process-instance/" + instance + "/variables", "{\"modifications\":{}}"},
                new String[] {"POST", "process-instance/" + instance + "/modification", "{\"instructions\":[]}"},
                new String[] {"PUT", "process-instance/" + instance + "/suspended", "{\"suspended\":true}"},
                new String[] {"DELETE", "process-instance/" + instance, null},
                new String[] {"POST", "process-instance/delete", "{}"},
                new String[] {"PUT", "execution/" + instance + "/localVariables/owner", value},
                new String[] {"PUT", mine + "/variables/owner", value},
                new String[] {"POST", mine + "/variables", "{\"modifications\":{}}"},
                new String[] {"DELETE", mine + "/variables/owner", null},
                new String[] {"PUT", mine + "/localVariables/owner", value},
                new String[] {"POST", mine + "/complete", "{}"},
                new String[] {"POST", mine + "/submit-form", "{\"variables\":{}}"},
                new String[] {"POST", mine + "/resolve", "{}"},
                new String[] {"POST", mine + "/bpmnError", "{\"errorCode\":\"x\"}"},
                new String[] {"POST", mine + "/assignee", "{\"userId\":\"manager\"}"},
                new String[] {"POST", mine + "/delegate", "{\"userId\":\"manager\"}"},
                new String[] {"POST", mine + "/unclaim", "{}"},
                new String[] {"POST", mine + "/claim", "{\"userId\":\"somebody\"}"},
                new String[] {"PUT", mine, "{\"name\":\"x\"}"},
                new String[] {"DELETE", mine, null},
                new String[] {"POST", "task/create", "{\"name\":\"x\"}"},
                new String[] {"POST", "migration/execute", "{}"},
                new String[] {"POST", "modification/execute", "{}"},
                new String[] {"PUT", "job-definition/x/retries", "{\"retries\":1}"});

        assertThat(acts)
                .allSatisfy(
                        act -> assertThat(visitor.engine(act[0], act[1], act[2]).statusCode())
                                .as(act[0] + " " + act[1])
                                .isEqualTo(403));

        assertThat(tasks.getVariable(task.getId(), "owner")).isEqualTo("staff");
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isEqualTo("staff");
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "task/%s/%%63omplete",
                "task/%s/complete/",
                "task/%s/complete;x=1",
                "task/%s//complete",
                "task/%s/variables/../complete",
                "TASK/%s/complete",
                "filter/../task/%s/complete",
            })
    void noSpellingOfTheAddressLeadsAroundIt(String path) {
        Visitor admin = Visitor.signedIn(port, "admin");

        assertThat(admin.engine("POST", path.formatted(task.getId()), "{}").statusCode())
                .isBetween(400, 404);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isEqualTo(1);
    }

    /** Without the rules on addresses the grants still hold: TASK_WORK is not the right to write variables. */
    @Test
    void theOwnerOfATaskHasNoGrantToWriteItsVariables() {
        identity.setAuthentication("staff", List.of("staff"));

        assertThat(tasks.createTaskQuery().count()).isEqualTo(1);
        assertThatThrownBy(() -> tasks.setVariable(task.getId(), "owner", "x"))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.setAssignee(task.getId(), "manager")).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("invoice"))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void managersHaveNoGrantToChangeWhatTheySee() {
        identity.setAuthentication("manager", List.of("managers"));

        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(1);
        assertThatThrownBy(() -> runtime.setVariable(instance, "owner", "x"))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("invoice"))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> runtime.deleteProcessInstance(instance, ""))
                .isInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest
    @CsvSource({"staff,1,0", "manager,1,1", "admin,1,1"})
    void everybodySeesWhatTheirRoleShows(String login, int ownOrVisibleTasks, int instances) {
        Visitor visitor = Visitor.signedIn(port, login);

        assertThat(visitor.engine("POST", "task/count", "{}").body())
                .isEqualTo("{\"count\":" + ownOrVisibleTasks + "}");
        assertThat(visitor.engine("POST", "process-instance/count", "{}").body())
                .isEqualTo("{\"count\":" + instances + "}");
    }

    @Test
    void staffSeeNeitherOthersNorDeployments() {
        Visitor staff = Visitor.signedIn(port, "staff");

        assertThat(staff.engine("GET", "user/manager/profile", null).statusCode())
                .isIn(403, 404);
        assertThat(staff.engine("GET", "deployment/count", null).body()).isEqualTo("{\"count\":0}");
    }

    @Test
    void theSharedFiltersListOwnTasks() {
        Visitor staff = Visitor.signedIn(port, "staff");
        String filters = staff.engine("GET", "filter", null).body();
        String mine = filterService
                .createFilterQuery()
                .filterName("Mes tâches")
                .singleResult()
                .getId();

        assertThat(filters).contains("Mes tâches", "À relancer", "À rembourser ou approuver");
        assertThat(staff.engine("POST", "filter/" + mine + "/list", "{}").body())
                .contains(task.getId());
        assertThat(Visitor.signedIn(port, "manager")
                        .engine("POST", "filter/" + mine + "/list", "{}")
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void onlyTheAdminManagesAccounts() {
        String user = "{\"profile\":{\"id\":\"newcomer\",\"firstName\":\"N\",\"lastName\":\"C\"},"
                + "\"credentials\":{\"password\":\"newcomer\"}}";

        assertThat(Visitor.signedIn(port, "staff")
                        .engine("POST", "user/create", user)
                        .statusCode())
                .isEqualTo(403);
        assertThat(Visitor.signedIn(port, "manager")
                        .engine("POST", "user/create", user)
                        .statusCode())
                .isEqualTo(403);
        assertThat(Visitor.signedIn(port, "admin")
                        .engine("POST", "user/create", user)
                        .statusCode())
                .isEqualTo(204);
        identity.deleteUser("newcomer");
    }

    @Test
    void everybodyChangesTheirOwnPasswordAndNobodyElses() {
        Visitor staff = Visitor.signedIn(port, "staff");
        String own = "{\"password\":\"staff\",\"authenticatedUserPassword\":\"staff\"}";

        assertThat(staff.engine("PUT", "user/staff/credentials", own).statusCode())
                .isEqualTo(204);
        assertThat(staff.engine("PUT", "user/manager/credentials", own).statusCode())
                .isIn(403, 404);
        assertThat(identity.checkPassword("manager", "manager")).isTrue();
    }

    @Test
    void aManagerSeesWhatCockpitsPagesAskFor() {
        Visitor manager = Visitor.signedIn(port, "manager");
        assertThat(manager.engine("GET", "task/report/candidate-group-count", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(manager.engine("GET", "deployment", "").body()).contains("\"name\":\"encaisse\"");
    }

    @Test
    void aManagersOneRetryHealsAnIncident() {
        String stuck = runtime.createProcessInstanceByKey("invoice")
                .startBeforeActivity("ServiceTask_RenderDocument")
                .execute()
                .getId();
        Job job = management.createJobQuery().processInstanceId(stuck).singleResult();
        management.setJobRetries(job.getId(), 0);
        assertThat(runtime.createIncidentQuery().count()).isEqualTo(1);
        String retry = "job/" + job.getId() + "/retries";

        assertThat(Visitor.signedIn(port, "staff")
                        .engine("PUT", retry, "{\"retries\":1}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Visitor.signedIn(port, "manager")
                        .engine("PUT", retry, "{\"retries\":1}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(runtime.createIncidentQuery().count()).isZero();
        runtime.deleteProcessInstance(stuck, "end of the test");
    }

    @Test
    void onesOwnClaimIsTaken() {
        tasks.setAssignee(task.getId(), null);
        tasks.addCandidateGroup(task.getId(), "staff");
        Visitor staff = Visitor.signedIn(port, "staff");

        assertThat(staff.engine("POST", "task/" + task.getId() + "/claim", "{\"userId\":\"manager\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(staff.engine("POST", "task/" + task.getId() + "/claim", "{\"userId\":\"staff\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isEqualTo("staff");
    }
}
