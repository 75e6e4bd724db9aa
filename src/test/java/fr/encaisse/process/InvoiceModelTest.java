package fr.encaisse.process;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.process.ProcessModel.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.RootElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.junit.jupiter.api.Test;

/**
 * How models are named and connected; {@link InvoiceBindingsTest} says what they may call, {@link InvoiceDiagramTest} how
 * they are drawn. To change a rule for good reasons, change it here first.
 */
class InvoiceModelTest {

    /** The kinds of elements that we use, with the first part of their ids. A new kind is a decision: it is added here. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("startEvent", "StartEvent"),
            Map.entry("endEvent", "EndEvent"),
            Map.entry("intermediateThrowEvent", "Event"),
            Map.entry("intermediateCatchEvent", "CatchEvent"),
            Map.entry("boundaryEvent", "BoundaryEvent"),
            Map.entry("userTask", "UserTask"),
            Map.entry("serviceTask", "ServiceTask"),
            Map.entry("subProcess", "SubProcess"),
            Map.entry("exclusiveGateway", "Gateway"),
            Map.entry("parallelGateway", "Gateway"));

    /** "Facture payée", "Afficher le QR code": only the first word and abbreviations are capitalised. */
    private static final String SENTENCE_CASE =
            "(\\p{Lu}\\p{Ll}*|\\p{Lu}{2,})([ \u00a0’-](\\p{Ll}+|\\p{Lu}{2,}))*(\u00a0\\?)?";

    @Test
    void thereIsAModel() {
        assertThat(ProcessModel.all())
                .extracting(ProcessModel::toString)
                .contains("invoice.bpmn")
                .allMatch(name -> name.endsWith(".bpmn"));
    }

    @Rule
    void theFileIsNamedAfterItsOnlyProcess(ProcessModel model) {
        assertThat(model.every(Process.class)).extracting(Process::getId).containsExactly(model.name());
    }

    @Rule
    void theProcessHasAVersionALifetimeAndAnEngineToRunOn(ProcessModel model) {
        Process process = model.process();
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaVersionTag()).isNotBlank();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P365D");
        assertThat(model.text())
                .contains("modeler:executionPlatform=\"Camunda Platform\" modeler:executionPlatformVersion=\"7.24.0\"");
    }

    @Rule
    void onlyOurFacadeStartsInstances(ProcessModel model) {
        assertThat(model.process().isCamundaStartableInTasklist()).isFalse();
    }

    @Rule
    void nothingIsDeclaredBesideTheProcessAndItsMessages(ProcessModel model) {
        assertThat(model.every(RootElement.class))
                .extracting(element -> element.getElementType().getTypeName())
                .filteredOn(type -> !type.endsWith("EventDefinition"))
                .containsOnly("process", "message");
    }

    @Rule
    void idsTellKindObjectAndVerb(ProcessModel model) {
        assertThat(model.every(FlowNode.class)).allSatisfy(node -> {
            String kind = node.getElementType().getTypeName();
            assertThat(KINDS).as(node.getId()).containsKey(kind);
            assertThat(node.getId()).matches(KINDS.get(kind) + "(_[A-Z][a-z]+)([A-Z][a-z]*)+");
        });
        assertThat(model.every(SequenceFlow.class))
                .extracting(SequenceFlow::getId)
                .allMatch(id -> id.matches("Flow_[A-Z][a-z]+([A-Z][a-z]*)+"), "Flow_ObjectVerb");
    }

    @Rule
    void theDictionaryHoldsEveryElementAndNoOther(ProcessModel model) throws ReflectiveOperationException {
        assertThat(model.dictionary("Elements"))
                .containsExactlyInAnyOrderElementsOf(model.every(FlowNode.class).stream()
                        .map(FlowNode::getId)
                        .toList());
    }

    @Rule
    void theDictionaryHoldsEveryMessageAndNoOther(ProcessModel model) throws ReflectiveOperationException {
        assertThat(model.dictionary("Messages"))
                .containsExactlyInAnyOrderElementsOf(model.every(Message.class).stream()
                        .map(Message::getName)
                        .toList());
    }

    @Rule
    void activitiesAndEventsAreNamedInSentenceCase(ProcessModel model) {
        Stream<FlowNode> named =
                model.every(FlowNode.class).stream().filter(node -> node instanceof Activity || node instanceof Event);
        assertThat(named)
                .allSatisfy(node ->
                        assertThat(node.getName()).as(node.getId()).isNotBlank().matches(SENTENCE_CASE));
    }

    @Rule
    void exclusiveGatewaysAskAndTheirFlowsAnswer(ProcessModel model) {
        assertThat(splits(model)).allSatisfy(gateway -> {
            assertThat(gateway.getName())
                    .as(gateway.getId())
                    .matches(SENTENCE_CASE)
                    .endsWith("\u00a0?");
            assertThat(gateway.getOutgoing())
                    .allSatisfy(
                            flow -> assertThat(flow.getName()).as(flow.getId()).isNotBlank());
        });
    }

    @Rule
    void exclusiveGatewaysHaveOneDefaultAndConditionsElsewhere(ProcessModel model) {
        assertThat(splits(model)).allSatisfy(gateway -> {
            SequenceFlow fallback = gateway.getDefault();
            assertThat(gateway.getOutgoing()).as(gateway.getId()).contains(fallback);
            assertThat(gateway.getOutgoing())
                    .allSatisfy(flow -> assertThat(flow.getConditionExpression() == null)
                            .as(flow.getId())
                            .isEqualTo(flow.equals(fallback)));
        });
    }

    @Rule
    void onlyGatewaysSplitAndOnlyTheirFlowsAreConditional(ProcessModel model) {
        assertThat(model.every(FlowNode.class))
                .filteredOn(
                        node -> !KINDS.get(node.getElementType().getTypeName()).equals("Gateway"))
                .allSatisfy(node -> {
                    assertThat(node.getOutgoing()).as(node.getId()).hasSizeLessThanOrEqualTo(1);
                    assertThat(node.getOutgoing()).allMatch(flow -> flow.getConditionExpression() == null);
                });
    }

    @Rule
    void parallelGatewaysAndPlainFlowsNeedNoName(ProcessModel model) {
        assertThat(model.every(ParallelGateway.class))
                .extracting(ParallelGateway::getName)
                .allMatch(Objects::isNull);
        assertThat(model.every(SequenceFlow.class))
                .filteredOn(flow -> !(flow.getSource() instanceof ExclusiveGateway))
                .extracting(SequenceFlow::getName)
                .allMatch(Objects::isNull);
    }

    @Rule
    void whatStartsAndEndsIsDrawnAsAnEvent(ProcessModel model) {
        Stream<FlowNode> starting = model.every(FlowNode.class).stream()
                .filter(node -> node.getIncoming().isEmpty())
                .filter(node -> !(node instanceof StartEvent || node instanceof BoundaryEvent || isEventDriven(node)));
        assertThat(starting).extracting(FlowNode::getId).isEmpty();

        Set<String> endedByAnEvent = model.every(BoundaryEvent.class).stream()
                .map(event -> event.getAttachedTo().getId())
                .collect(toSet());
        Stream<FlowNode> ending = model.every(FlowNode.class).stream()
                .filter(node -> node.getOutgoing().isEmpty())
                .filter(node -> !(node instanceof EndEvent || isEventDriven(node)))
                .filter(node -> !endedByAnEvent.contains(node.getId()));
        assertThat(ending).extracting(FlowNode::getId).isEmpty();
    }

    /** Being overdue leaves the QR code and the polling alone; abandon, payment and credit note end what they stand on. */
    @Rule
    void eventSubProcessesRunBesideAndBoundaryEventsInterrupt(ProcessModel model) {
        assertThat(model.every(BoundaryEvent.class)).allMatch(BoundaryEvent::cancelActivity);
        assertThat(model.every(StartEvent.class))
                .filteredOn(start -> start.getScope() instanceof SubProcess scope && isEventDriven(scope))
                .noneMatch(StartEvent::isInterrupting);
    }

    @Rule
    void messageIdsFollowFromTheirNames(ProcessModel model) {
        assertThat(model.every(Message.class))
                .allSatisfy(message -> assertThat(message.getId()).isEqualTo("Message_" + pascal(message.getName())));
    }

    @Rule
    void messagesAreCaughtNeverThrown(ProcessModel model) {
        assertThat(model.every(MessageEventDefinition.class)).allSatisfy(definition -> {
            assertThat(definition.getMessage()).as(definition.getId()).isNotNull();
            assertThat(definition.getParentElement()).isInstanceOf(CatchEvent.class);
        });
    }

    /** Otherwise one correlation would move two tokens, or none would know which. */
    @Test
    void everyDeclaredMessageHasOneCatcher() {
        Map<String, Long> catchers = ProcessModel.all().stream()
                .flatMap(model -> model.every(MessageEventDefinition.class).stream())
                .collect(Collectors.groupingBy(
                        definition -> definition.getMessage().getName(), Collectors.counting()));
        assertThat(catchers)
                .allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
        assertThat(catchers.keySet())
                .isEqualTo(ProcessModel.all().stream()
                        .flatMap(model -> model.every(Message.class).stream().map(Message::getName))
                        .collect(toSet()));
    }

    private static boolean isEventDriven(FlowNode node) {
        return node instanceof SubProcess scope && scope.triggeredByEvent();
    }

    private static List<ExclusiveGateway> splits(ProcessModel model) {
        return model.every(ExclusiveGateway.class).stream()
                .filter(gateway -> gateway.getOutgoing().size() > 1)
                .toList();
    }

    private static String pascal(String dotted) {
        return Arrays.stream(dotted.split("\\."))
                .map(word -> word.substring(0, 1).toUpperCase() + word.substring(1))
                .collect(Collectors.joining());
    }
}
