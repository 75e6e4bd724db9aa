package fr.encaisse.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.encaisse.EncaisseTest;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.payment.Standing.Phase;
import fr.encaisse.shared.Money;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@EncaisseTest
class WebhookTest {

    private static final String SECRET = "demo-webhook-secret";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    ApplicationContext beans;

    @Autowired
    Payments payments;

    @Autowired
    WebhookInbox inbox;

    @LocalServerPort
    int port;

    @RegisterExtension
    final PaymentTrial trial = new PaymentTrial();

    private InvoiceId invoice;
    private int serial;

    @BeforeEach
    void anIssuedInvoice() {
        invoice = trial.issue();
    }

    @Test
    void aWebhookOfOurSecretLeadsToTheTruth() throws Exception {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        String body = transactionUpdated(bridgeId(), "ACSC");
        assertThat(post(body, "v1=" + hmac(SECRET, body))).isEqualTo(200);
        await().until(() -> trial.state(invoice) == InvoiceState.PAID);
        assertThat(trial.booked()).isEqualTo(PaymentTrial.transferred());
    }

    @Test
    void itIsOnlyAHintAndNeverTheTruth() throws Exception {
        trial.open(invoice);
        String body = transactionUpdated(bridgeId(), "ACSC");
        assertThat(post(body, "v1=" + hmac(SECRET, body))).isEqualTo(200);
        await().until(() -> unprocessed() == 0);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
        assertThat(trial.booked()).isEqualTo(Money.ZERO);
    }

    @Test
    void aForgedOneChangesNothing() throws Exception {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        String body = transactionUpdated(bridgeId(), "ACSC");
        assertThat(post(body, "v1=" + hmac("guessed", body))).isEqualTo(401);
        assertThat(post(body, null)).isEqualTo(401);
        assertThat(post(body + " ", "v1=" + hmac(SECRET, body))).isEqualTo(401);
        assertThat(stored()).isZero();
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
    }

    @Test
    void aReplayedOneIsStoredOnce() throws Exception {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        String body = transactionUpdated(bridgeId(), "ACSC");
        for (int i = 0; i < 3; i++) {
            assertThat(post(body, "v1=" + hmac(SECRET, body))).isEqualTo(200);
        }
        assertThat(stored()).isEqualTo(1);
        await().until(() -> trial.state(invoice) == InvoiceState.PAID);
        assertThat(trial.booked()).isEqualTo(trial.gross(invoice));
    }

    @Test
    void aHugeOneIsNotRead() throws Exception {
        String body = "{\"type\":\"" + "x".repeat(70_000) + "\"}";
        assertThat(post(body, "v1=" + hmac(SECRET, body))).isEqualTo(413);
        HttpRequest.BodyPublisher ofUnknownLength = HttpRequest.BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(send(ofUnknownLength, "v1=" + hmac(SECRET, body))).isEqualTo(413);
        assertThat(stored()).isZero();
    }

    @Test
    void whatIsNotOursIsTakenAndForgotten() throws Exception {
        for (String body : List.of(
                transactionUpdated("00000000-0000-0000-0000-000000000000", "ACSC"),
                "{\"content\":{\"item_id\":5,\"status\":0,\"user_uuid\":\"u\"},\"timestamp\":1,\"type\":\"TEST_EVENT\"}",
                "{\"type\":\"payment.link.updated\",\"content\":null}",
                "[]",
                "not json")) {
            assertThat(post(body, "v1=" + hmac(SECRET, body))).as(body).isEqualTo(200);
        }
        await().until(() -> unprocessed() == 0);
        assertThat(stored()).isEqualTo(5);
    }

    @Test
    void whileBridgeIsDownItWaits() throws Exception {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        SimulatedBridge.faults("{\"down\":true}");
        String body = transactionUpdated(bridgeId(), "ACSC");
        assertThat(post(body, "v1=" + hmac(SECRET, body))).isEqualTo(200);
        inbox.work();
        assertThat(unprocessed()).isEqualTo(1);
        SimulatedBridge.faults("{\"down\":false}");
        trial.later(Duration.ofMinutes(1));
        inbox.work();
        await().until(() -> trial.state(invoice) == InvoiceState.PAID && unprocessed() == 0);
        assertThat(trial.booked()).isEqualTo(PaymentTrial.transferred());
    }

    @Test
    void itCompletesALinkWhoseReplyWasLost() throws Exception {
        SimulatedBridge.faults("{\"drop_next_replies\":1,\"only\":\"create_link\"}");
        assertThatThrownBy(() -> payments.openLink(invoice)).isInstanceOf(BridgeUnavailable.class);
        SimulatedBridge.faults("{\"drop_next_replies\":0}");
        var link = SimulatedBridge.links().get(0);
        String reference = trial.sql
                .sql("select reference from payment_link")
                .query(String.class)
                .single();
        String body = "{\"type\":\"payment.link.updated\",\"timestamp\":1,\"content\":{\"payment_link_id\":\""
                + link.path("id").asText() + "\",\"payment_link_client_reference\":\"" + reference + "\"}}";
        assertThat(post(body, "v1=" + hmac(SECRET, body))).isEqualTo(200);
        await().until(() -> payments.standing(invoice).phase() == Phase.LINK_READY);
        assertThat(trial.open(invoice)).hasToString(link.path("url").asText());
        assertThat(SimulatedBridge.links()).hasSize(1);
    }

    @Test
    void webhooksAndLooksAtTheSameTimeBookOnePayment() throws Exception {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        String id = bridgeId();
        Together.<Object>run(List.of(
                () -> payments.check(invoice),
                () -> signed(transactionUpdated(id, "PDNG")),
                () -> payments.check(invoice),
                () -> signed(transactionUpdated(id, "ACSC")),
                () -> payments.check(invoice)));
        await().until(() -> unprocessed() == 0);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        assertThat(trial.booked()).isEqualTo(PaymentTrial.transferred()).isEqualTo(trial.gross(invoice));
    }

    @Test
    void onlyPostsAreTaken() throws Exception {
        HttpRequest get = HttpRequest.newBuilder(address()).GET().build();
        assertThat(HTTP.send(get, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(405);
    }

    private int signed(String body) throws Exception {
        return post(body, "v1=" + hmac(SECRET, body));
    }

    private int post(String body, String signature) throws Exception {
        return send(HttpRequest.BodyPublishers.ofString(body), signature);
    }

    private int send(HttpRequest.BodyPublisher body, String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address())
                .header("Content-Type", "application/json")
                .POST(body);
        if (signature != null) {
            request.header("bridgeapi-signature", signature);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private URI address() {
        return URI.create("http://localhost:" + port + "/webhooks/bridge");
    }

    private String transactionUpdated(String link, String status) {
        return ("{\"type\":\"payment.transaction.updated\",\"timestamp\":%d,\"content\":{\"payment_link_id\":\"%s\","
                        + "\"status\":\"%s\"}}")
                .formatted(++serial, link, status);
    }

    private String bridgeId() {
        return trial.sql
                .sql("select bridge_id from payment_link")
                .query(String.class)
                .single();
    }

    private int stored() {
        return count("select count(*) from webhook_event");
    }

    private int unprocessed() {
        return count("select count(*) from webhook_event where processed_at is null");
    }

    private int count(String query) {
        return trial.sql.sql(query).query(Integer.class).single();
    }

    private static String hmac(String secret, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().withUpperCase().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
