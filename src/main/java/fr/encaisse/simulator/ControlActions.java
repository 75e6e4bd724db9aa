package fr.encaisse.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;

/** The acting half of {@link ControlApi}. */
final class ControlActions {

    private static final String LOGIN = "id-acsc";
    private static final String REASON = "MS03";
    private static final List<String> OF_WEBHOOKS =
            List.of("webhooks", "webhook_copies", "webhook_delay_seconds", "signing");

    private final Simulation simulation;
    private final SimulatedBank bank;
    private final ControlReadings readings;

    ControlActions(Simulation simulation, ControlReadings readings) {
        this.simulation = simulation;
        this.bank = simulation.bank();
        this.readings = readings;
    }

    Object act(HttpCall call, ObjectNode body) throws IOException {
        String which = call.segment(2);
        return switch (call.segment(1) + " " + call.segment(3)) {
            case "faults " -> changeFaults(body);
            case "clock " -> forward(body);
            case "reset " -> reset();
            case "links revoke" -> readings.link(bank.revoke(ControlReadings.id(which)));
            case "links pay" -> pay(ControlReadings.id(which), body);
            case "requests settle" -> readings.request(bank.settle(ControlReadings.id(which), chosen(body)));
            case "requests reject" ->
                readings.request(bank.reject(ControlReadings.id(which), reason(body), chosen(body)));
            case "deliveries send" -> simulation.webhooks().send(ControlReadings.id(which));
            case "webhooks " -> webhook(which, body);
            default -> throw new Missing("action");
        };
    }

    private Object changeFaults(ObjectNode body) throws IOException {
        simulation.faults().change(body.deepCopy().without(OF_WEBHOOKS));
        WebhookSender webhooks = simulation.webhooks();
        if (body.has("webhooks")) {
            webhooks.setMode(WebhookSender.Mode.valueOf(upperCase(body, "webhooks")));
        }
        if (body.has("webhook_copies")) {
            webhooks.setCopies(body.path("webhook_copies").asInt());
        }
        if (body.has("webhook_delay_seconds")) {
            webhooks.setDelay(
                    Duration.ofSeconds(body.path("webhook_delay_seconds").asLong(-1)));
        }
        if (body.has("signing")) {
            simulation.secrets().sign(WebhookSecrets.Signing.valueOf(upperCase(body, "signing")));
        }
        return readings.faults();
    }

    private static String upperCase(JsonNode body, String field) {
        return body.path(field).asText().toUpperCase(Locale.ROOT);
    }

    private Object forward(JsonNode body) {
        bank.forward(Duration.parse(body.path("forward").asText()));
        simulation.webhooks().flush();
        return readings.time();
    }

    private Object reset() {
        simulation.reset();
        return readings.health();
    }

    /** The whole way of a payer: choose a bank, log in, pick an account, confirm. */
    private Object pay(UUID link, JsonNode body) {
        Bank chosen = Bank.of(body.path("provider").asInt(Bank.DEMO)).orElseThrow(() -> new Missing("bank"));
        UUID request = bank.choose(link, chosen).id();
        bank.logIn(request, body.path("login").asText(LOGIN));
        bank.chooseAccount(request, "1");
        return readings.request(bank.confirm(request));
    }

    private static Predicate<PaymentTransaction> chosen(JsonNode body) {
        return body.has("transaction")
                ? one -> one.id().toString().equals(body.path("transaction").asText())
                : SimulatedBank.ALL;
    }

    /** Null stands for a bank that gives no reason. */
    private static String reason(JsonNode body) {
        return body.path("reason").isNull() ? null : body.path("reason").asText(REASON);
    }

    private void renew(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("secret is missing");
        }
        simulation.secrets().renew(secret);
    }

    private Object webhook(String action, JsonNode body) {
        switch (action) {
            case "release" -> simulation.webhooks().release(WebhookSender.Order.valueOf(upperCase(body, "order")));
            case "test" -> simulation.events().test(simulation.clock().instant());
            case "secret" -> renew(body.path("secret").asText());
            default -> throw new Missing("action");
        }
        return readings.health();
    }
}
