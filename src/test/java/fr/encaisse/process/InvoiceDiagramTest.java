package fr.encaisse.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.process.Diagram.Box;
import fr.encaisse.process.Diagram.Line;
import fr.encaisse.process.InvoiceProcess.Elements;
import fr.encaisse.process.ProcessModel.Rule;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.Test;

/** The diagrams stay readable: nothing crosses, overlaps or is left undrawn. */
class InvoiceDiagramTest {

    private static final int TITLE_HEIGHT = 30;
    private static final int MARGIN = 15;

    private static final List<String> HAPPY_PATH = List.of(
            Elements.INVOICE_REQUESTED,
            Elements.DRAFT_STARTED,
            Elements.CHOOSE_CLIENT,
            Elements.DESCRIBE_INVOICE,
            Elements.BACK_FROM_DESCRIPTION,
            Elements.ADD_PRODUCTS,
            Elements.BACK_FROM_PRODUCTS,
            Elements.AGREE_PAYMENT_TERMS,
            Elements.BACK_FROM_PAYMENT_TERMS,
            Elements.REVIEW_INVOICE,
            Elements.BACK_FROM_REVIEW,
            Elements.DRAFT_REVIEWED,
            Elements.ISSUE_INVOICE,
            Elements.RENDER_DOCUMENT,
            Elements.INVOICE_GENERATED,
            Elements.COLLECTION_STARTED,
            Elements.SHOW_AND_FOLLOW,
            Elements.QR_CODE_REQUESTED,
            Elements.OPEN_PAYMENT_LINK,
            Elements.QR_CODE_DISPLAYED,
            Elements.CHECK_PAYMENT,
            Elements.SOMEONE_MAY_BE_PAYING,
            Elements.PAYMENT_RECEIVED,
            Elements.INVOICE_PAID);

    @Test
    void theHappyPathRunsFromLeftToRightOnOneLine() {
        Diagram diagram = Diagram.of(ProcessModel.read(Path.of("processes", "invoice.bpmn")));
        List<Rectangle2D> path =
                HAPPY_PATH.stream().map(id -> diagram.boxes().get(id).area()).toList();
        assertThat(path)
                .extracting(Rectangle2D::getCenterY)
                .containsOnly(path.get(0).getCenterY());
        assertThat(path).extracting(Rectangle2D::getCenterX).isSorted().doesNotHaveDuplicates();
    }

    @Rule
    void everyElementIsDrawnOnce(ProcessModel model) {
        assertThat(model.every(BpmnShape.class))
                .extracting(shape -> shape.getBpmnElement().getId())
                .containsExactlyInAnyOrderElementsOf(ids(model.every(FlowNode.class)));
        assertThat(model.every(BpmnEdge.class))
                .extracting(edge -> edge.getBpmnElement().getId())
                .containsExactlyInAnyOrderElementsOf(ids(model.every(SequenceFlow.class)));
    }

    @Rule
    void everyNameBesideAShapeOrFlowHasItsPlace(ProcessModel model) {
        List<String> named = model.every(FlowElement.class).stream()
                .filter(element -> element.getName() != null)
                .filter(element ->
                        element instanceof Event || element instanceof Gateway || element instanceof SequenceFlow)
                .map(FlowElement::getId)
                .toList();
        assertThat(Diagram.of(model).labels().keySet()).containsExactlyInAnyOrderElementsOf(named);
    }

    @Rule
    void subProcessesAreOpenAndHoldTheirContent(ProcessModel model) {
        Diagram diagram = Diagram.of(model);
        assertThat(model.every(SubProcess.class)).allSatisfy(scope -> {
            assertThat(((BpmnShape) scope.getDiagramElement()).isExpanded()).isTrue();
            Box box = diagram.boxes().get(scope.getId());
            Rectangle2D room = new Rectangle2D.Double(
                    box.area().getX() + MARGIN,
                    box.area().getY() + TITLE_HEIGHT,
                    box.area().getWidth() - 2 * MARGIN,
                    box.area().getHeight() - TITLE_HEIGHT - MARGIN);
            assertThat(diagram.inside(box)).allMatch(shape -> room.contains(shape.area()), "within " + box);
            assertThat(diagram.labels().values())
                    .filteredOn(label -> label.liesIn(box))
                    .allMatch(label -> room.contains(label.area()), "within " + box);
            assertThat(diagram.lines().values())
                    .filteredOn(line -> line.scopes().contains(box.id()))
                    .allMatch(line -> line.segments().stream()
                            .allMatch(part -> room.contains(part.getP1()) && room.contains(part.getP2())));
        });
    }

    @Rule
    void shapesDoNotOverlap(ProcessModel model) {
        List<Box> shapes = new ArrayList<>(Diagram.of(model).shapes());
        assertThat(pairs(shapes))
                .filteredOn(pair -> !nested(pair.get(0), pair.get(1)) && !attached(pair.get(0), pair.get(1)))
                .filteredOn(pair -> pair.get(0).touches(pair.get(1)))
                .isEmpty();
    }

    @Rule
    void boundaryEventsSitOnTheBorder(ProcessModel model) {
        Diagram diagram = Diagram.of(model);
        assertThat(diagram.shapes())
                .filteredOn(shape -> !shape.attachedTo().isEmpty())
                .allMatch(shape -> onBorder(
                        new Point2D.Double(
                                shape.area().getCenterX(), shape.area().getCenterY()),
                        diagram.boxes().get(shape.attachedTo()).area()));
    }

    @Rule
    void flowsRunStraightFromBorderToBorder(ProcessModel model) {
        Diagram diagram = Diagram.of(model);
        assertThat(diagram.lines().values()).allSatisfy(line -> {
            assertThat(line.segments())
                    .as(line.id())
                    .allMatch(part -> part.getX1() == part.getX2() || part.getY1() == part.getY2());
            Line2D last = line.segments().get(line.segments().size() - 1);
            assertThat(onBorder(
                            line.segments().get(0).getP1(),
                            diagram.boxes().get(line.source()).area()))
                    .as(line.id())
                    .isTrue();
            assertThat(onBorder(last.getP2(), diagram.boxes().get(line.target()).area()))
                    .as(line.id())
                    .isTrue();
        });
    }

    @Rule
    void flowsDoNotCross(ProcessModel model) {
        List<Line> lines = new ArrayList<>(Diagram.of(model).lines().values());
        assertThat(pairs(lines))
                .filteredOn(pair -> pair.get(0).crosses(pair.get(1)))
                .isEmpty();
    }

    @Rule
    void flowsKeepClearOfShapesThatAreNotTheirs(ProcessModel model) {
        Diagram diagram = Diagram.of(model);
        assertThat(diagram.lines().values())
                .allSatisfy(line -> assertThat(diagram.shapes())
                        .as(line.id())
                        .filteredOn(shape -> !shape.id().equals(line.source())
                                && !shape.id().equals(line.target())
                                && !line.scopes().contains(shape.id()))
                        .noneMatch(line::touches));
    }

    @Rule
    void labelsKeepClearOfEverything(ProcessModel model) {
        Diagram diagram = Diagram.of(model);
        List<Box> labels = new ArrayList<>(diagram.labels().values());
        assertThat(pairs(labels))
                .filteredOn(pair -> pair.get(0).touches(pair.get(1)))
                .isEmpty();
        assertThat(labels).allSatisfy(label -> {
            assertThat(diagram.lines().values())
                    .as("flows at label of " + label)
                    .noneMatch(line -> line.touches(label));
            assertThat(diagram.shapes())
                    .as("shapes at label of " + label)
                    .filteredOn(shape -> !label.liesIn(shape))
                    .noneMatch(label::touches);
        });
    }

    private static List<String> ids(Collection<? extends FlowElement> elements) {
        return elements.stream().map(FlowElement::getId).toList();
    }

    private static <T> Stream<List<T>> pairs(List<T> items) {
        return items.stream()
                .flatMap(first -> items.subList(items.indexOf(first) + 1, items.size()).stream()
                        .map(second -> List.of(first, second)));
    }

    private static boolean nested(Box one, Box other) {
        return one.liesIn(other) || other.liesIn(one);
    }

    private static boolean attached(Box one, Box other) {
        return one.attachedTo().equals(other.id()) || other.attachedTo().equals(one.id());
    }

    private static boolean onBorder(Point2D point, Rectangle2D area) {
        boolean across = point.getX() >= area.getMinX() && point.getX() <= area.getMaxX();
        boolean along = point.getY() >= area.getMinY() && point.getY() <= area.getMaxY();
        boolean side = point.getX() == area.getMinX() || point.getX() == area.getMaxX();
        boolean end = point.getY() == area.getMinY() || point.getY() == area.getMaxY();
        return across && along && (side || end);
    }
}
