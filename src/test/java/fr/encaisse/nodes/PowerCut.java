package fr.encaisse.nodes;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Kills a node at a named point: where a method begins, every thread is stopped by a breakpoint and the process ends as
 * {@code kill -9} ends it. The node is an ordinary one that lets itself be debugged; nothing in it knows of this.
 */
final class PowerCut {

    private final Node node;
    private final VirtualMachine machine;

    private PowerCut(Node node, VirtualMachine machine) {
        this.node = node;
        this.machine = machine;
    }

    /** What a JVM needs to be told so that it can be stopped. */
    static String debuggedOn(int port) {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + port;
    }

    /** From now on the node dies where the method begins. */
    static PowerCut where(Node node, int debugPort, String type, String method) throws IOException {
        VirtualMachine machine = attach(debugPort);
        for (Method one : methods(machine, type, method)) {
            BreakpointRequest point = machine.eventRequestManager().createBreakpointRequest(one.location());
            point.setSuspendPolicy(EventRequest.SUSPEND_ALL);
            point.enable();
        }
        PowerCut cut = new PowerCut(node, machine);
        Thread watch = new Thread(cut::watch, "power-cut");
        watch.setDaemon(true);
        watch.start();
        return cut;
    }

    /** Waits until it has happened. */
    void await() {
        Awaitility.await("the node gets there").atMost(Duration.ofSeconds(120)).until(() -> !node.isAlive());
    }

    private void watch() {
        try {
            while (true) {
                if (Stream.of(machine.eventQueue().remove())
                        .flatMap(events -> events.stream())
                        .anyMatch(BreakpointEvent.class::isInstance)) {
                    node.kill();
                    return;
                }
            }
        } catch (VMDisconnectedException | InterruptedException e) {
            Thread.currentThread().interrupt(); // the node has ended otherwise: the test tells
        }
    }

    private static List<Method> methods(VirtualMachine machine, String type, String method) {
        List<ReferenceType> loaded = machine.classesByName("fr.encaisse." + type);
        List<Method> found = loaded.stream()
                .flatMap(one -> one.methodsByName(method).stream())
                .filter(one -> one.location() != null)
                .toList();
        if (found.isEmpty()) {
            throw new AssertionError("There is no method " + method + " in " + type + " any more: name the point anew");
        }
        return found;
    }

    private static VirtualMachine attach(int port) throws IOException {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        try {
            return connector.attach(arguments);
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }
}
