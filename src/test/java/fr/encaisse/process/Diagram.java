package fr.encaisse.process;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** What a model's diagram interchange draws, as plain geometry in pixels; needs no browser. */
record Diagram(Map<String, Box> boxes, Map<String, Line> lines, Map<String, Box> labels) {

    /** A shape or a label of the element {@code id}; {@code scopes} are the sub-processes around it. */
    record Box(String id, Rectangle2D area, List<String> scopes, String attachedTo) {

        boolean liesIn(Box other) {
            return scopes.contains(other.id);
        }

        boolean touches(Box other) {
            return area.intersects(other.area);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** A sequence flow from docking point to docking point. */
    record Line(String id, String source, String target, List<Line2D> segments, List<String> scopes) {

        boolean crosses(Line other) {
            return segments.stream().anyMatch(mine -> other.segments.stream().anyMatch(mine::intersectsLine));
        }

        boolean touches(Box box) {
            return segments.stream().anyMatch(box.area::intersectsLine);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static Diagram of(ProcessModel model) {
        Diagram diagram = new Diagram(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        model.every(FlowNode.class).forEach(diagram::draw);
        model.every(SequenceFlow.class).forEach(diagram::draw);
        return diagram;
    }

    private void draw(FlowNode node) {
        if (node.getDiagramElement() instanceof BpmnShape shape) {
            String host =
                    node instanceof BoundaryEvent event ? event.getAttachedTo().getId() : "";
            boxes.put(node.getId(), new Box(node.getId(), area(shape.getBounds()), scopes(node), host));
            label(node, shape.getBpmnLabel());
        }
    }

    private void draw(SequenceFlow flow) {
        BpmnEdge edge = flow.getDiagramElement();
        if (edge != null) {
            List<Line2D> segments = new ArrayList<>();
            Waypoint from = null;
            for (Waypoint to : edge.getWaypoints()) {
                if (from != null) {
                    segments.add(new Line2D.Double(from.getX(), from.getY(), to.getX(), to.getY()));
                }
                from = to;
            }
            String source = flow.getSource().getId();
            String target = flow.getTarget().getId();
            lines.put(flow.getId(), new Line(flow.getId(), source, target, segments, scopes(flow)));
            label(flow, edge.getBpmnLabel());
        }
    }

    private void label(FlowElement element, BpmnLabel label) {
        if (label != null && label.getBounds() != null) {
            labels.put(element.getId(), new Box(element.getId(), area(label.getBounds()), scopes(element), ""));
        }
    }

    Collection<Box> shapes() {
        return boxes.values();
    }

    /** Shapes that stand in the given one, at any depth. */
    Stream<Box> inside(Box scope) {
        return shapes().stream().filter(shape -> shape.liesIn(scope));
    }

    private static Rectangle2D area(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private static List<String> scopes(FlowElement element) {
        List<String> scopes = new ArrayList<>();
        for (var parent = element.getParentElement();
                parent instanceof FlowNode scope;
                parent = parent.getParentElement()) {
            scopes.add(scope.getId());
        }
        return scopes;
    }
}
