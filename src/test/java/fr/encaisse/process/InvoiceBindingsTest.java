package fr.encaisse.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.process.InvoiceProcess.Variables;
import fr.encaisse.process.ProcessModel.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/** What models may call and where they commit: beans, forms, expressions, timers, save points. */
class InvoiceBindingsTest {

    /** Each save point costs two commits, so there is one only where a fault must not undo what came before. */
    private static final Set<String> SAVE_POINTS = Set.of(
            InvoiceProcess.Elements.RENDER_DOCUMENT,
            InvoiceProcess.Elements.OPEN_PAYMENT_LINK,
            CreditNoteProcess.Elements.RENDER_CREDIT_NOTE);

    /** The only expression that is more than the name of a variable. */
    private static final String WAY_BACK = "${%s == '%s'}".formatted(Variables.DIRECTION, Variables.BACK);

    private static final Path FORMS = Path.of("forms");

    /** Fragments that the forms share. */
    private static final String PARTS = "parts.html";

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String GUARD = "#{taskGuard}";

    @Rule
    void serviceTasksCallTheBeanThatTheirIdNames(ProcessModel model) {
        assertThat(model.every(ServiceTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaDelegateExpression())
                    .isEqualTo("#{" + decapitalised(ProcessModel.objectOf(task)) + "Delegate}");
            assertBean(ProcessModel.objectOf(task) + "Delegate", JavaDelegate.class);
        });
    }

    @Rule
    void completingAUserTaskIsGuarded(ProcessModel model) {
        assertThat(model.every(UserTask.class))
                .allSatisfy(task -> assertThat(task.getExtensionElements()
                                .getElementsQuery()
                                .filterByType(CamundaTaskListener.class)
                                .list())
                        .as(task.getId())
                        .singleElement()
                        .matches(listener -> listener.getCamundaEvent().equals("complete"))
                        .matches(listener ->
                                listener.getCamundaDelegateExpression().equals(GUARD)));
        assertBean("TaskGuard", TaskListener.class);
    }

    @Rule
    void everyUserTaskBelongsToTheOwnerOrToAGroup(ProcessModel model) {
        assertThat(model.every(UserTask.class))
                .allSatisfy(task -> assertThat(Stream.of(task.getCamundaAssignee(), task.getCamundaCandidateGroups()))
                        .as(task.getId())
                        .containsAnyOf("${owner}", "staff,managers", "managers")
                        .containsNull());
    }

    @Rule
    void userTasksOpenTheFormThatTheirIdNames(ProcessModel model) {
        assertThat(model.every(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaFormKey()).isEqualTo("embedded:app:forms/" + form(task));
            assertThat(FORMS.resolve(form(task))).isRegularFile();
        });
    }

    @Test
    void everyFormBelongsToAUserTask() throws IOException {
        Set<String> expected = ProcessModel.all().stream()
                .flatMap(model -> model.every(UserTask.class).stream())
                .map(InvoiceBindingsTest::form)
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(FORMS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".html")))
                    .contains(PARTS)
                    .filteredOn(name -> !name.equals(PARTS))
                    .hasSameElementsAs(expected);
        }
    }

    @Rule
    void savePointsStandOnlyWhereTheyPay(ProcessModel model) {
        assertThat(model.every(FlowNode.class).stream().filter(FlowNode::isCamundaAsyncBefore))
                .extracting(FlowNode::getId)
                .isSubsetOf(SAVE_POINTS);
        assertThat(model.every(FlowNode.class))
                .noneMatch(FlowNode::isCamundaAsyncAfter)
                .allMatch(FlowNode::isCamundaExclusive);
    }

    @Test
    void everySavePointIsInAModel() {
        assertThat(ProcessModel.all().stream()
                        .flatMap(model -> model.every(FlowNode.class).stream())
                        .filter(FlowNode::isCamundaAsyncBefore)
                        .map(FlowNode::getId))
                .containsExactlyInAnyOrderElementsOf(SAVE_POINTS);
    }

    @Rule
    void savePointsAndOnlyTheyRetryWithGrowingPauses(ProcessModel model) {
        assertThat(model.every(FlowNode.class)).allSatisfy(node -> {
            List<Duration> pauses = pauses(node);
            assertThat(pauses.isEmpty()).as(node.getId()).isNotEqualTo(node.isCamundaAsyncBefore());
            assertThat(pauses).isSorted().doesNotHaveDuplicates();
        });
    }

    @Rule
    void timersReadOneVariableOfTheDictionary(ProcessModel model) throws ReflectiveOperationException {
        Set<String> variables = references(model);
        assertThat(model.every(TimerEventDefinition.class)).allSatisfy(timer -> {
            assertThat(timer.getTimeCycle()).as(timer.getId()).isNull();
            assertThat(Stream.of(timer.getTimeDate(), timer.getTimeDuration())
                            .filter(expression -> expression != null)
                            .map(expression -> expression.getTextContent()))
                    .as(timer.getId())
                    .hasSize(1)
                    .isSubsetOf(variables);
        });
    }

    @Rule
    void expressionsNameAVariableOrABeanAndDecideNothing(ProcessModel model) throws ReflectiveOperationException {
        Set<String> allowed = references(model);
        allowed.add(WAY_BACK);
        allowed.add(GUARD);
        model.every(ServiceTask.class).forEach(task -> allowed.add(task.getCamundaDelegateExpression()));
        List<String> written = Pattern.compile("[$#]\\{[^}]*}")
                .matcher(model.text().replace("&#39;", "'").replace("&apos;", "'"))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(written).isSubsetOf(allowed);
    }

    @Rule
    void thereIsNoCodeInTheModel(ProcessModel model) {
        assertThat(model.xml()).allSatisfy(element -> {
            assertThat(element.getLocalName()).doesNotContainIgnoringCase("script");
            assertThat(element.getAttribute(CAMUNDA, "class"))
                    .as(element.getLocalName())
                    .isNull();
            assertThat(element.getAttribute("class")).as(element.getLocalName()).isNull();
        });
    }

    private static void assertBean(String simpleName, Class<?> role) {
        try {
            Class<?> type = Class.forName("fr.encaisse.process." + simpleName);
            assertThat(role).isAssignableFrom(type);
            assertThat(type.getAnnotation(Component.class))
                    .as(simpleName + " is a @Component")
                    .isNotNull();
            assertThat(type.getAnnotation(Component.class).value())
                    .as("the bean is named after its class")
                    .isEmpty();
        } catch (ClassNotFoundException missing) {
            throw new AssertionError("No class for the bean " + decapitalised(simpleName), missing);
        }
    }

    private static Set<String> references(ProcessModel model) throws ReflectiveOperationException {
        Set<String> references = new HashSet<>();
        model.dictionary("Variables").forEach(variable -> references.add("${" + variable + "}"));
        return references;
    }

    private static List<Duration> pauses(FlowNode node) {
        if (node.getExtensionElements() == null) {
            return List.of();
        }
        return node
                .getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaFailedJobRetryTimeCycle.class)
                .list()
                .stream()
                .flatMap(cycle -> Arrays.stream(cycle.getTextContent().split(",")))
                .map(Duration::parse)
                .toList();
    }

    private static String form(UserTask task) {
        String object = ProcessModel.objectOf(task);
        return object.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase() + ".html";
    }

    private static String decapitalised(String name) {
        return name.substring(0, 1).toLowerCase() + name.substring(1);
    }
}
