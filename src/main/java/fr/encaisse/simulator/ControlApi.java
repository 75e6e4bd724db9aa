package fr.encaisse.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** The simulator's own switches under {@code /_sim/}: what Bridge does not offer and tests and trials need. */
final class ControlApi {

    private static final String LOGIN = "id-acsc";

    private final SimulatedBank bank;
    private final WebhookSender webhooks;
    private final WebhookSecrets secrets;
    private final PaymentEvents events;
    private final Faults faults;
    private final CallMeter meter;
    private final SimulatorClock clock;
    private final HostedAddress hosted;
    private final ControlPage page;

    ControlApi(
            SimulatedBank bank,
            WebhookSender webhooks,
            WebhookSecrets secrets,
            PaymentEvents events,
            Faults faults,
            CallMeter meter,
            SimulatorClock clock,
            HostedAddress hosted,
            ControlPage page) {
        this.bank = bank;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.events = events;
        this.faults = faults;
        this.meter = meter;
        this.clock = clock;
        this.hosted = hosted;
        this.page = page;
    }

    /** Forms of the control page are sent back to it; everybody else gets JSON. */
    Answer answer(HttpCall call) {
        try {
            Object result = call.isPost() ? act(call, command(call)) : read(call);
            if (result instanceof Answer answer) {
                return answer;
            }
            return call.isForm() ? Answer.redirect("/_sim/") : Answer.json(200, result);
        } catch (StateConflict e) {
            return call.isForm()
                    ? Answer.redirect("/_sim/")
                    : WireError.of(409, "state_conflict", e.getMessage()).answer();
        } catch (Missing e) {
            return WireError.of(404, "not_found", "Unknown " + e.getMessage()).answer();
        } catch (IllegalArgumentException | DateTimeException | IOException e) {
            return WireError.of(400, "invalid_request", e.getMessage()).answer();
        }
    }

    private Object read(HttpCall call) {
        return switch (call.segment(1)) {
            case "" -> page.show(call.locale());
            case "health" -> health();
            case "links" ->
                call.segment(2).isEmpty() ? links(call) : view(bank.link(HostedPages.uuid(call.segment(2))));
            case "requests" -> requests(call);
            case "deliveries" -> webhooks.deliveries();
            case "ledger" -> bank.ledger();
            case "calls" -> meter.reading();
            case "faults" -> faultSettings();
            case "clock" -> time();
            default -> throw new Missing("page");
        };
    }

    private Object act(HttpCall call, ObjectNode body) throws IOException {
        return switch (call.segment(1)) {
            case "faults" -> change(body);
            case "clock" -> forward(body);
            case "reset" -> reset();
            case "requests" -> decide(HostedPages.uuid(call.segment(2)), call.segment(3), body);
            case "links" -> pay(HostedPages.uuid(call.segment(2)), call.segment(3), body);
            case "deliveries" -> webhooks.send(HostedPages.uuid(call.segment(2)));
            case "webhooks" -> webhook(call.segment(2), body);
            default -> throw new Missing("action");
        };
    }

    private Map<String, Object> health() {
        return Map.of("status", "up", "now", clock.instant(), "pending_deliveries", webhooks.pending());
    }

    private Map<String, Object> time() {
        return Map.of("now", clock.instant(), "ahead", clock.ahead());
    }

    private List<JsonNode> links(HttpCall call) {
        Predicate<PaymentLink> wanted = link -> call.query("status")
                        .map(status -> status.equals(link.status().wire()))
                        .orElse(true)
                && call.query("client_reference")
                        .map(reference -> reference.equals(link.clientReference()))
                        .orElse(true);
        return bank.links(wanted, null, Integer.MAX_VALUE - 1).items().stream()
                .map(this::view)
                .toList();
    }

    private JsonNode view(PaymentLink link) {
        return Json.MAPPER.<ObjectNode>valueToTree(link).put("url", hosted.of(link));
    }

    private List<JsonNode> requests(HttpCall call) {
        Predicate<PaymentRequest> wanted = request -> call.query("payment_link_id")
                .map(id -> id.equals(request.linkId().toString()))
                .orElse(true);
        return bank.requests(wanted, null, Integer.MAX_VALUE - 1).items().stream()
                .map(ControlApi::view)
                .toList();
    }

    /** As on the wire, with what the payer did at the bank. */
    private static JsonNode view(PaymentRequest request) {
        ObjectNode view = Json.MAPPER.valueToTree(RequestBody.of(request));
        return view.put("login", request.login()).put("account", request.account());
    }

    private ObjectNode faultSettings() {
        ObjectNode view = Json.MAPPER.valueToTree(faults.settings());
        return view.put("webhooks", webhooks.mode().name().toLowerCase(Locale.ROOT))
                .put("signing", secrets.signing().name().toLowerCase(Locale.ROOT));
    }

    private ObjectNode change(ObjectNode body) throws IOException {
        ObjectNode others = body.deepCopy().without(List.of("webhooks", "signing"));
        faults.change(others);
        if (body.has("webhooks")) {
            webhooks.setMode(WebhookSender.Mode.valueOf(upperCase(body, "webhooks")));
        }
        if (body.has("signing")) {
            secrets.sign(WebhookSecrets.Signing.valueOf(upperCase(body, "signing")));
        }
        return faultSettings();
    }

    private static String upperCase(JsonNode body, String field) {
        return body.path(field).asText().toUpperCase(Locale.ROOT);
    }

    private Map<String, Object> forward(JsonNode body) {
        bank.forward(Duration.parse(body.path("forward").asText()));
        webhooks.flush();
        return time();
    }

    private Map<String, Object> reset() {
        bank.reset();
        webhooks.reset();
        secrets.reset();
        faults.clear();
        meter.reset();
        return health();
    }

    private JsonNode decide(UUID id, String action, JsonNode body) {
        String only = body.path("transaction").asText("");
        Predicate<PaymentTransaction> chosen =
                one -> only.isEmpty() || only.equals(one.id().toString());
        return switch (action) {
            case "settle" -> view(bank.settle(id, chosen));
            case "reject" -> view(bank.reject(id, body.path("reason").asText("MS03"), chosen));
            default -> throw new Missing("action");
        };
    }

    /** The whole way of a payer at once: choose a bank, log in, pick an account, confirm. */
    private JsonNode pay(UUID id, String action, JsonNode body) {
        if (!action.equals("pay")) {
            throw new Missing("action");
        }
        Bank chosen = Bank.of(body.path("provider").asInt(Bank.DEMO)).orElseThrow(() -> new Missing("bank"));
        PaymentRequest request = bank.choose(id, chosen);
        bank.logIn(request.id(), body.path("login").asText(LOGIN));
        bank.chooseAccount(request.id(), "1");
        return view(bank.confirm(request.id()));
    }

    private Map<String, Object> webhook(String action, JsonNode body) {
        switch (action) {
            case "test" -> events.test(clock.instant());
            case "secret" -> secrets.renew(body.path("secret").asText());
            default -> throw new Missing("action");
        }
        return health();
    }

    private static ObjectNode command(HttpCall call) throws IOException {
        if (call.isForm()) {
            return Json.MAPPER.valueToTree(call.form());
        }
        JsonNode body = call.body().length == 0 ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(call.body());
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("a JSON object is expected");
    }
}
