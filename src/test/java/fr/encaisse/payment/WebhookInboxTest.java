package fr.encaisse.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.encaisse.EncaisseTest;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What Bridge, or somebody else, may send to the webhook's address, over HTTP. */
@EncaisseTest
class WebhookInboxTest {

    private static final String SECRET = "demo-webhook-secret";
    private static final String RENEWED = "renewed-webhook-secret";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    ApplicationContext beans;

    @Autowired
    WebhookInbox inbox;

    @LocalServerPort
    int port;

    @RegisterExtension
    final PaymentTrial trial = new PaymentTrial();

    private InvoiceId invoice;
    private URI page;
    private int serial;

    @BeforeEach
    void anInvoiceWithALink() {
        invoice = trial.issue();
        page = trial.open(invoice);
    }

    @Test
    void whileTheSecretIsRenewedEitherIsGood() throws Exception {
        String old = event("PDNG");
        String young = event("ACSC");
        assertThat(post(old, SECRET)).isEqualTo(200);
        assertThat(post(young, RENEWED)).isEqualTo(200);
        assertThat(post(event("ACSC"), "third")).isEqualTo(401);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void tenMegabytesAreRefusedOnTheirAnnouncement() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /webhooks/bridge HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "BridgeApi-Signature: v1=00\r\nContent-Length: 10485760\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            byte[] start = socket.getInputStream().readNBytes(12);
            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
        assertThat(stored()).isZero();
    }

    @Test
    void tenMegabytesOfUnknownLengthAreRefusedToo() throws Exception {
        byte[] piece = new byte[64 * 1024];
        HttpRequest.BodyPublisher endless = HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.InputStream() {
            private int left = 160 * piece.length;

            @Override
            public int read() {
                return left-- > 0 ? '{' : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int count = Math.min(left, length);
                java.util.Arrays.fill(into, from, from + Math.max(count, 0), (byte) '{');
                left -= count;
                return count <= 0 ? -1 : count;
            }
        });
        assertThat(send(endless, "v1=00")).isEqualTo(413);
        assertThat(stored()).isZero();
    }

    @Test
    void sixtyFourKilobytesAreTaken() throws Exception {
        String body = "{\"type\":\"x\",\"pad\":\"" + "x".repeat(64 * 1024 - 21) + "\"}";
        assertThat(body.length()).isEqualTo(64 * 1024);
        assertThat(post(body, SECRET)).isEqualTo(200);
        assertThat(post(body + " ", SECRET)).isEqualTo(413);
    }

    @Test
    void replayedAfterThreeDaysItDoesNoHarm() throws Exception {
        SimulatedBridge.pay(page, "id-acsc");
        String body = event("ACSC");
        assertThat(post(body, SECRET)).isEqualTo(200);
        await().until(() -> trial.state(invoice) == InvoiceState.PAID);
        await().until(() -> waiting() == 0);
        trial.later(Duration.ofDays(3));
        long callsBefore = SimulatedBridge.calls();
        assertThat(post(body, SECRET)).isEqualTo(200);
        inbox.work();
        assertThat(stored()).isEqualTo(1);
        assertThat(SimulatedBridge.calls()).isEqualTo(callsBefore);
        assertThat(trial.booked()).isEqualTo(PaymentTrial.transferred()).isEqualTo(trial.gross(invoice));
    }

    @Test
    void aForgedOneReachesNeitherTheTablesNorBridge() throws Exception {
        long callsBefore = SimulatedBridge.calls();
        assertThat(post(event("ACSC"), "guessed")).isEqualTo(401);
        assertThat(send(HttpRequest.BodyPublishers.ofString(event("ACSC")), "v1=" + "0".repeat(64)))
                .isEqualTo(401);
        assertThat(stored()).isZero();
        assertThat(SimulatedBridge.calls()).isEqualTo(callsBefore);
    }

    @Test
    void whatWasDealtWithIsForgottenAfterNinetyDaysAndWhatWasNotIsKept() throws Exception {
        post(event("ACSC"), SECRET);
        await().until(() -> waiting() == 0);
        trial.later(Duration.ofDays(89));
        inbox.work();
        assertThat(stored()).isEqualTo(1);
        SimulatedBridge.faults("{\"down\":true}");
        post(event("ACSC"), SECRET);
        trial.later(Duration.ofDays(2));
        inbox.work();
        assertThat(stored()).isEqualTo(1);
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void eventsThatComeTogetherCostOneLook() throws Exception {
        SimulatedBridge.pay(page, "id-acsc");
        long callsBefore = SimulatedBridge.calls();
        for (String status : new String[] {"CREA", "ACTC", "PDNG", "ACSC"}) {
            assertThat(post(event(status), SECRET)).isEqualTo(200);
        }
        assertThat(post(completed(), SECRET)).isEqualTo(200);
        await().until(() -> waiting() == 0);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        assertThat(stored()).isEqualTo(5);
        // One for what came together, at most one more for what came while it was under way, one that ends the link.
        assertThat(SimulatedBridge.calls() - callsBefore).isBetween(1L, 3L);
    }

    @Test
    void whatAnEarlierLookHasShownCostsNoOther() throws Exception {
        String attempt = SimulatedBridge.pay(page, "id-acsc").path("id").asText();
        post(event(attempt, "ACSC"), SECRET);
        await().until(() -> trial.state(invoice) == InvoiceState.PAID && waiting() == 0);
        long callsBefore = SimulatedBridge.calls();
        post(completed(), SECRET);
        post(event(attempt, "ACSC"), SECRET);
        await().until(() -> stored() == 3 && waiting() == 0);
        assertThat(SimulatedBridge.calls()).isEqualTo(callsBefore);
    }

    @Test
    void aRejectionAfterAllIsNews() throws Exception {
        String attempt = SimulatedBridge.pay(page, "id-acsc").path("id").asText();
        post(event(attempt, "ACSC"), SECRET);
        await().until(() -> trial.state(invoice) == InvoiceState.PAID && waiting() == 0);
        trial.later(Duration.ofMinutes(1));
        SimulatedBridge.reject(attempt, "AC04");
        post(event(attempt, "RJCT"), SECRET);
        await().until(() -> trial.state(invoice) != InvoiceState.PAID && waiting() == 0);
    }

    @Test
    void thatABankWasChosenIsNoReasonToAsk() throws Exception {
        long callsBefore = SimulatedBridge.calls();
        post(event("ACTC"), SECRET);
        await().until(() -> stored() == 1 && waiting() == 0);
        assertThat(SimulatedBridge.calls()).isEqualTo(callsBefore);
    }

    private int post(String body, String secret) throws Exception {
        return send(HttpRequest.BodyPublishers.ofString(body), "v1=" + hmac(secret, body));
    }

    private int send(HttpRequest.BodyPublisher body, String signature) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/bridge"))
                .header("Content-Type", "application/json")
                .header("BridgeApi-Signature", signature)
                .POST(body)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private String event(String status) {
        return ("{\"type\":\"payment.transaction.updated\",\"timestamp\":%d,\"content\":{\"payment_link_id\":\"%s\","
                        + "\"status\":\"%s\"}}")
                .formatted(++serial, bridgeId(), status);
    }

    private String event(String attempt, String status) {
        return event(status).replace("\"status\"", "\"payment_request_id\":\"" + attempt + "\",\"status\"");
    }

    private String completed() {
        return ("{\"type\":\"payment.link.updated\",\"timestamp\":%d,\"content\":{\"payment_link_id\":\"%s\","
                        + "\"payment_link_status\":\"completed\"}}")
                .formatted(++serial, bridgeId());
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

    private int waiting() {
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
