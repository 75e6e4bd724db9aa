package fr.encaisse.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** The reading half of {@link ControlApi}. */
final class ControlReadings {

    private static final int EVERYTHING = Integer.MAX_VALUE - 1;

    private final Simulation simulation;
    private final SimulatedBank bank;

    ControlReadings(Simulation simulation) {
        this.simulation = simulation;
        this.bank = simulation.bank();
    }

    Object read(HttpCall call) {
        String id = call.segment(2);
        return switch (call.segment(1)) {
            case "health" -> health();
            case "links" -> id.isEmpty() ? links(call) : link(bank.link(id(id)));
            case "requests" -> id.isEmpty() ? requests(call) : request(bank.request(id(id)));
            case "deliveries" ->
                id.isEmpty()
                        ? simulation.webhooks().deliveries()
                        : simulation.webhooks().delivery(id(id));
            case "ledger" -> bank.ledger();
            case "calls" -> simulation.meter().reading();
            case "faults" -> faults();
            case "clock" -> time();
            default -> throw new Missing("page");
        };
    }

    Map<String, Object> health() {
        return Map.of(
                "status",
                "up",
                "now",
                simulation.clock().instant(),
                "pending_deliveries",
                simulation.webhooks().pending());
    }

    Map<String, Object> time() {
        return Map.of(
                "now", simulation.clock().instant(), "ahead", simulation.clock().ahead());
    }

    ObjectNode faults() {
        ObjectNode view = Json.MAPPER.valueToTree(simulation.faults().settings());
        WebhookSender webhooks = simulation.webhooks();
        return view.put("webhooks", webhooks.mode().name().toLowerCase(Locale.ROOT))
                .put("webhook_copies", webhooks.copies())
                .put("webhook_delay_seconds", webhooks.delay().toSeconds())
                .put("signing", simulation.secrets().signing().name().toLowerCase(Locale.ROOT));
    }

    /** As on the wire, with what the payer did at the bank. */
    JsonNode request(PaymentRequest request) {
        ObjectNode view = Json.MAPPER.valueToTree(RequestBody.of(request));
        return view.put("login", request.login()).put("account", request.account());
    }

    JsonNode link(PaymentLink link) {
        return Json.MAPPER
                .<ObjectNode>valueToTree(link)
                .put("url", simulation.hosted().of(link));
    }

    private List<JsonNode> links(HttpCall call) {
        Predicate<PaymentLink> wanted =
                link -> call.query("status").map(link.status().wire()::equals).orElse(true)
                        && call.query("client_reference")
                                .map(reference -> reference.equals(link.clientReference()))
                                .orElse(true);
        return bank.links(wanted, null, EVERYTHING).items().stream()
                .map(this::link)
                .toList();
    }

    private List<JsonNode> requests(HttpCall call) {
        Predicate<PaymentRequest> wanted = request -> call.query("payment_link_id")
                .map(request.linkId().toString()::equals)
                .orElse(true);
        return bank.requests(wanted, null, EVERYTHING).items().stream()
                .map(this::request)
                .toList();
    }

    static UUID id(String text) {
        return HttpCall.uuid(text).orElseThrow(() -> new Missing("id"));
    }
}
