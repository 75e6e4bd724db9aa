package fr.encaisse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events as Bridge's documentation of webhooks describes them, received over HTTP. */
class WebhookTest {

    /** Stands still but for what a test moves it: a slow machine is tried again no sooner. */
    private static final Instant NOW = Instant.parse("2026-11-17T09:30:00.250Z");

    private static final String SECRET = "hook-secret";

    private record Received(String signature, String contentType, byte[] body) {

        private JsonNode json() {
            return Caller.json(new String(body, StandardCharsets.UTF_8));
        }

        private String type() {
            return json().path("type").asText();
        }

        private JsonNode content() {
            return json().path("content");
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger answer = new AtomicInteger(200);
    private HttpServer receiver;
    private BridgeSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hooks", exchange -> {
            received.add(new Received(
                    exchange.getRequestHeaders().getFirst("BridgeApi-Signature"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        receiver.start();
        simulator = BridgeSimulator.start(SimulatorSettings.onPort(0)
                .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
                .withSettlementDelay(Duration.ofHours(1))
                .withWebhook("http://localhost:" + receiver.getAddress().getPort() + "/hooks", SECRET));
        caller = new Caller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.stop(0);
    }

    @Test
    void anOrdinaryPaymentSendsItsFiveEventsInOrder() {
        JsonNode link = caller.link("F1");
        caller.pay(link.path("url").asText(), "id-pdng-acsc");
        caller.forward("PT1H");
        awaitEvents(5);

        assertThat(received)
                .extracting(Received::type)
                .containsExactly(
                        "payment.transaction.created",
                        "payment.transaction.updated",
                        "payment.transaction.updated",
                        "payment.link.updated",
                        "payment.transaction.updated");
        JsonNode request = caller.control("requests").get(0);
        JsonNode created = received.get(0).content();
        assertThat(created.path("payment_link_id")).isEqualTo(link.path("id"));
        assertThat(created.path("payment_request_id")).isEqualTo(request.path("id"));
        assertThat(created.path("payment_transaction_id")).isEqualTo(request.at("/transactions/0/id"));
        assertThat(created.path("client_reference").asText()).isEqualTo("F1");
        assertThat(created.has("status")).isFalse();
        assertThat(statuses()).containsExactly("ACTC", "PDNG", "ACSC");
        JsonNode executed = received.get(4).content();
        assertThat(executed.path("end_to_end_id").asText()).isEqualTo("F1");
        assertThat(executed.has("status_reason")).isFalse();
        JsonNode completed = received.get(3).content();
        assertThat(completed.path("payment_link_status").asText()).isEqualTo("completed");
        assertThat(completed.path("payment_link_client_reference").asText()).isEqualTo("F1");
        assertThat(completed.path("payment_status").asText()).isEqualTo("initiated_in_success");
        assertThat(received.get(0).json().path("timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
        assertThat(received.get(0).contentType()).isEqualTo("application/json");
    }

    @Test
    void aRejectionNamesItsReason() {
        caller.pay(caller.link("F1").path("url").asText(), "id-rjct-frad");
        awaitEvents(3);

        assertThat(received.get(2).content().path("status_reason").asText()).isEqualTo("FRAD");
    }

    @Test
    void theSignatureIsUpperCaseHexOfTheBytesSent() {
        caller.control("webhooks/test", "{}");
        awaitEvents(1);

        assertThat(received.get(0).signature())
                .isEqualTo("v1=" + hmac(SECRET, received.get(0).body()));
    }

    @Test
    void aRenewedSecretSignsBesideTheOldOneForADay() {
        caller.control("webhooks/secret", "{\"secret\":\"new-secret\"}");
        caller.control("webhooks/test", "{}");
        awaitEvents(1);
        byte[] body = received.get(0).body();
        assertThat(received.get(0).signature())
                .isEqualTo("v1=" + hmac("new-secret", body) + ",v1=" + hmac(SECRET, body));

        caller.forward("PT24H");
        caller.control("webhooks/test", "{}");
        awaitEvents(2);
        assertThat(received.get(1).signature())
                .isEqualTo("v1=" + hmac("new-secret", received.get(1).body()));
    }

    @Test
    void theSignatureCanBeMadeWrongOrLeftOut() {
        for (String signing : List.of("wrong", "none")) {
            caller.control("faults", "{\"signing\":\"" + signing + "\"}");
            caller.control("webhooks/test", "{}");
        }
        awaitEvents(2);

        assertThat(received.get(0).signature())
                .startsWith("v1=")
                .isNotEqualTo("v1=" + hmac(SECRET, received.get(0).body()));
        assertThat(received.get(1).signature()).isNull();
    }

    @Test
    void theTestEventIsUnrelatedAndCountsSeconds() {
        caller.control("webhooks/test", "{}");
        awaitEvents(1);

        JsonNode event = received.get(0).json();
        assertThat(event.path("type").asText()).isEqualTo("TEST_EVENT");
        assertThat(event.path("content").has("item_id")).isTrue();
        assertThat(event.path("timestamp").asLong()).isLessThan(10_000_000_000L);
    }

    @Test
    void aFailedDeliveryIsRepeatedWithGrowingPausesUntilItIsAccepted() {
        answer.set(500);
        caller.control("webhooks/test", "{}");
        awaitEvents(1);
        awaitAttempts(1);
        assertThat(delivery().path("state").asText()).isEqualTo("PENDING");
        caller.forward("PT1S");
        awaitAttempts(2);
        Instant next = Instant.parse(delivery().path("next_attempt_at").asText());
        Instant now = Instant.parse(caller.control("clock").path("now").asText());
        assertThat(Duration.between(now, next)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(2));

        answer.set(204);
        caller.forward("PT2S");
        awaitAttempts(3);

        assertThat(delivery().path("state").asText()).isEqualTo("DELIVERED");
        assertThat(delivery().path("answer").asInt()).isEqualTo(204);
        assertThat(received.get(2).body()).isEqualTo(received.get(0).body());
    }

    @Test
    void deliveryIsGivenUpAfterADayAndAHalf() {
        answer.set(503);
        caller.control("webhooks/test", "{}");
        awaitAttempts(1);
        for (int i = 2; !delivery().path("state").asText().equals("GIVEN_UP"); i++) {
            caller.forward("PT2H");
            awaitAttempts(i);
        }
        assertThat(delivery().path("attempts").asInt()).isBetween(18, 20);
    }

    @Test
    void lostEventsAreNeverSentByThemselves() {
        caller.control("faults", "{\"webhooks\":\"off\"}");
        caller.pay(caller.link("F1").path("url").asText(), "id-acsc");
        caller.control("faults", "{\"webhooks\":\"on\"}");
        caller.control("webhooks/test", "{}");
        awaitEvents(1);

        assertThat(received).extracting(Received::type).containsExactly("TEST_EVENT");
        assertThat(caller.control("deliveries").findValuesAsText("state")).contains("DROPPED");
    }

    @Test
    void heldEventsCanBeSentLateInAnyOrderAndMoreThanOnce() {
        caller.control("faults", "{\"webhooks\":\"held\"}");
        caller.pay(caller.link("F1").path("url").asText(), "id-pdng");
        List<JsonNode> newestFirst = new ArrayList<>();
        caller.control("deliveries").forEach(newestFirst::add);
        assertThat(newestFirst).hasSize(4);
        assertThat(received).isEmpty();

        send(newestFirst.get(1));
        awaitEvents(1);
        send(newestFirst.get(2));
        awaitEvents(2);
        send(newestFirst.get(1));
        awaitEvents(3);

        assertThat(statuses()).containsExactly("PDNG", "ACTC", "PDNG");
    }

    @Test
    void heldEventsAreLetGoInTheOrderAskedFor() {
        caller.control("faults", "{\"webhooks\":\"held\"}");
        caller.pay(caller.link("F1").path("url").asText(), "id-pdng");

        caller.control("webhooks/release", "{\"order\":\"reversed\"}");
        awaitEvents(4);

        assertThat(received)
                .extracting(Received::type)
                .containsExactly(
                        "payment.link.updated",
                        "payment.transaction.updated",
                        "payment.transaction.updated",
                        "payment.transaction.created");
        assertThat(statuses()).containsExactly("PDNG", "ACTC");
    }

    @Test
    void everyEventCanBeDoubled() {
        caller.control("faults", "{\"webhook_copies\":2}");
        caller.control("webhooks/test", "{}");
        awaitEvents(2);

        assertThat(received.get(1).body()).isEqualTo(received.get(0).body());
    }

    @Test
    void everyEventCanBeLate() {
        caller.control("faults", "{\"webhook_delay_seconds\":3600}");
        caller.control("webhooks/test", "{}");
        caller.forward("PT59M");
        assertThat(caller.control("health").path("pending_deliveries").asInt()).isEqualTo(1);
        assertThat(received).isEmpty();

        caller.forward("PT1M");
        awaitEvents(1);
    }

    @Test
    void theOldSecretAloneCanSignAfterARenewal() {
        caller.control("webhooks/secret", "{\"secret\":\"new-secret\"}");
        caller.control("faults", "{\"signing\":\"old\"}");
        caller.control("webhooks/test", "{}");
        awaitEvents(1);

        assertThat(received.get(0).signature())
                .isEqualTo("v1=" + hmac(SECRET, received.get(0).body()));
    }

    @Test
    void anExpiredLinkTellsNobodyUnlessAskedTo() {
        caller.link("F1");
        caller.forward("PT15M");
        caller.control("faults", "{\"expiry_webhook\":true}");
        caller.link("F2");
        caller.forward("PT15M");
        awaitEvents(1);

        assertThat(received.get(0)
                        .content()
                        .path("payment_link_client_reference")
                        .asText())
                .isEqualTo("F2");
        assertThat(received.get(0).content().path("payment_link_status").asText())
                .isEqualTo("expired");
        assertThat(received.get(0).content().has("payment_status")).isFalse();
    }

    private void send(JsonNode delivery) {
        caller.control("deliveries/" + delivery.path("id").asText() + "/send", "{}");
    }

    private List<String> statuses() {
        return received.stream()
                .filter(event -> event.type().equals("payment.transaction.updated"))
                .map(event -> event.content().path("status").asText())
                .toList();
    }

    private JsonNode delivery() {
        return caller.control("deliveries").get(0);
    }

    private void awaitEvents(int count) {
        Awaitility.await().until(() -> received.size() >= count);
    }

    private void awaitAttempts(int count) {
        Awaitility.await().until(() -> delivery().path("attempts").asInt() >= count);
    }

    private static String hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().withUpperCase().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
