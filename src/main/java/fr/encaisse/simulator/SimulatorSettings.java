package fr.encaisse.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * What the simulator is started with; null stands for the default.
 *
 * @param port 0 takes any free port
 * @param hostedUrl base address under which phones reach the hosted pages; default: the simulator's own on localhost
 * @param stateFile keeps links and attempts over a restart; null keeps them in memory only
 * @param settlementDelay time from PDNG to the final status (an hour in Bridge's sandbox)
 * @param callbackDomains declared domains, {@code *.domain} allowed; empty accepts every callback
 */
public record SimulatorSettings(
        int port,
        String hostedUrl,
        Client client,
        Webhook webhook,
        Path stateFile,
        Duration settlementDelay,
        Set<String> callbackDomains,
        Clock clock) {

    public static final int DEFAULT_PORT = 8099;

    /** The key pair that the API asks for. */
    public record Client(String id, String secret) {

        public Client {
            id = Objects.requireNonNullElse(id, "simulator");
            secret = Objects.requireNonNullElse(secret, "simulator-secret");
        }
    }

    /** Where events go, signed with the secret; a null address sends none. */
    public record Webhook(String url, String secret) {

        public Webhook {
            url = url == null || url.isBlank() ? null : url;
            secret = Objects.requireNonNullElse(secret, "simulator-webhook-secret");
        }
    }

    public SimulatorSettings {
        hostedUrl = hostedUrl == null || hostedUrl.isBlank() ? null : hostedUrl.replaceAll("/+$", "");
        client = Objects.requireNonNullElseGet(client, () -> new Client(null, null));
        webhook = Objects.requireNonNullElseGet(webhook, () -> new Webhook(null, null));
        settlementDelay = Objects.requireNonNullElse(settlementDelay, Duration.ofSeconds(5));
        callbackDomains = callbackDomains == null ? Set.of() : Set.copyOf(callbackDomains);
        clock = Objects.requireNonNullElseGet(clock, Clock::systemUTC);
        if (settlementDelay.isNegative()) {
            throw new IllegalArgumentException("settlement delay: " + settlementDelay);
        }
    }

    /** Defaults everywhere: no webhooks, nothing kept. */
    public static SimulatorSettings onPort(int port) {
        return new SimulatorSettings(port, null, null, null, null, null, null, null);
    }

    public SimulatorSettings withHostedUrl(String url) {
        return new SimulatorSettings(port, url, client, webhook, stateFile, settlementDelay, callbackDomains, clock);
    }

    public SimulatorSettings withClient(String id, String secret) {
        return new SimulatorSettings(
                port, hostedUrl, new Client(id, secret), webhook, stateFile, settlementDelay, callbackDomains, clock);
    }

    public SimulatorSettings withWebhook(String url, String secret) {
        return new SimulatorSettings(
                port, hostedUrl, client, new Webhook(url, secret), stateFile, settlementDelay, callbackDomains, clock);
    }

    public SimulatorSettings withStateFile(Path file) {
        return new SimulatorSettings(port, hostedUrl, client, webhook, file, settlementDelay, callbackDomains, clock);
    }

    public SimulatorSettings withSettlementDelay(Duration delay) {
        return new SimulatorSettings(port, hostedUrl, client, webhook, stateFile, delay, callbackDomains, clock);
    }

    public SimulatorSettings withCallbackDomains(Set<String> domains) {
        return new SimulatorSettings(port, hostedUrl, client, webhook, stateFile, settlementDelay, domains, clock);
    }

    public SimulatorSettings withClock(Clock source) {
        return new SimulatorSettings(
                port, hostedUrl, client, webhook, stateFile, settlementDelay, callbackDomains, source);
    }
}
