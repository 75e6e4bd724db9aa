package fr.encaisse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.encaisse.payment.bridge.FreshBridge;
import fr.encaisse.simulator.BridgeSimulator;
import fr.encaisse.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.stream.StreamSupport;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Bridge's stand-in for tests: one per JVM on a free port, spoken to over HTTP only, by the application as Bridge and by
 * the test as a customer and as the second ledger. Sends no webhooks: tests send what they need.
 */
public final class SimulatedBridge implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static BridgeSimulator simulator;
    private static ConfigurableApplicationContext application;
    private static volatile Clock time = Clock.systemUTC();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        application = context;
        TestPropertyValues.of("encaisse.bridge.base-url=" + address()).applyTo(context);
    }

    /** Base address of its API. */
    public static synchronized String address() {
        if (simulator == null) {
            try {
                InstantSource now = () -> time.instant();
                simulator = BridgeSimulator.start(SimulatorSettings.onPort(0)
                        .withClient("demo-client", "demo-secret")
                        .withClock(now.withZone(ZoneOffset.UTC)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return "http://localhost:" + simulator.port();
    }

    /** Nothing kept, no fault set, and the application holds nothing against it. */
    public static void reset() {
        post("/_sim/reset", "{}");
        if (application != null && application.isActive()) {
            FreshBridge.forget(application);
        }
    }

    /** The whole way of a customer at the hosted page; the login decides how the bank answers (Bridge's sandbox). */
    public static JsonNode pay(URI hostedPage, String login) {
        return post("/_sim/links/" + linkBehind(hostedPage) + "/pay", "{\"login\":\"" + login + "\"}");
    }

    /** The customer picks a bank and is sent there, no further. @return id of the attempt */
    public static String chooseBank(URI hostedPage) {
        HttpRequest choice = HttpRequest.newBuilder(URI.create(hostedPage + "/attempts"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("provider=574"))
                .build();
        try {
            String bankPage = HTTP.send(choice, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            return bankPage.substring(bankPage.lastIndexOf('/') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static void settle(String requestId) {
        post("/_sim/requests/" + requestId + "/settle", "{}");
    }

    public static void reject(String requestId, String reason) {
        post("/_sim/requests/" + requestId + "/reject", "{\"reason\":\"" + reason + "\"}");
    }

    /** @param faults JSON of what is to go wrong, see the simulator's {@code POST /_sim/faults} */
    public static void faults(String faults) {
        post("/_sim/faults", faults);
    }

    /** Moves its clock. */
    public static void forward(Duration step) {
        post("/_sim/clock", "{\"forward\":\"" + step + "\"}");
    }

    /** Its clock goes by another one, which only moves forward, instead of the real one. */
    public static void follow(Clock clock) {
        time = clock;
        reset();
    }

    public static JsonNode links() {
        return get("/_sim/links");
    }

    public static JsonNode ledger() {
        return get("/_sim/ledger");
    }

    /** Calls that it has carried out since the last reset. */
    public static long calls() {
        return meter().path("total").asLong();
    }

    /** Calls by kind, refused ones, and the most in any five minutes of its clock. */
    public static JsonNode meter() {
        return get("/_sim/calls");
    }

    private static String linkBehind(URI hostedPage) {
        return StreamSupport.stream(links().spliterator(), false)
                .filter(link -> link.path("url").asText().equals(hostedPage.toString()))
                .map(link -> link.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address() + path)).GET());
    }

    private static JsonNode post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(address() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("The simulator answers " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
