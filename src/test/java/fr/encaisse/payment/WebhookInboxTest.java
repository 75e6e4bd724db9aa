package fr.encaisse.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.encaisse.EncaisseTest;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What Bridge, or somebody else, may send to the webhook's address, over HTTP. */
@EncaisseTest
class WebhookInboxTest {

    private static final String RENEWED = "renewed-webhook-secret";

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
    private SentWebhooks webhooks;

    @BeforeEach
    void anInvoiceWithALink() {
        invoice = trial.issue();
        page = trial.open(invoice);
        webhooks = new SentWebhooks(port, trial.sql);
    }

    @Test
    void whileTheSecretIsRenewedEitherIsGood() throws Exception {
        String old = webhooks.event("PDNG");
        String young = webhooks.event("ACSC");
        assertThat(webhooks.post(old)).isEqualTo(200);
        assertThat(webhooks.post(young, RENEWED)).isEqualTo(200);
        assertThat(webhooks.post(webhooks.event("ACSC"), "third")).isEqualTo(401);
        assertThat(webhooks.stored()).isEqualTo(2);
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
        assertThat(webhooks.stored()).isZero();
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
        assertThat(webhooks.send(endless, "v1=00")).isEqualTo(413);
        assertThat(webhooks.stored()).isZero();
    }

    @Test
    void sixtyFourKilobytesAreTaken() throws Exception {
        String body = "{\"type\":\"x\",\"pad\":\"" + "x".repeat(64 * 1024 - 21) + "\"}";
        assertThat(body.length()).isEqualTo(64 * 1024);
        assertThat(webhooks.post(body)).isEqualTo(200);
        assertThat(webhooks.post(body + " ")).isEqualTo(413);
    }

    @Test
    void replayedAfterThreeDaysItDoesNoHarm() throws Exception {
        SimulatedBridge.pay(page, "id-acsc");
        String body = webhooks.event("ACSC");
        assertThat(webhooks.post(body)).isEqualTo(200);
        await().until(() -> trial.state(invoice) == InvoiceState.PAID);
        await().until(() -> webhooks.waiting() == 0);
        trial.later(Duration.ofDays(3));
        long callsBefore = SimulatedBridge.calls();
        assertThat(webhooks.post(body)).isEqualTo(200);
        inbox.work();
        assertThat(webhooks.stored()).isEqualTo(1);
        assertThat(SimulatedBridge.calls()).isEqualTo(callsBefore);
        assertThat(trial.booked()).isEqualTo(PaymentTrial.transferred()).isEqualTo(trial.gross(invoice));
    }

    @Test
    void whatWasDealtWithIsForgottenAfterNinetyDaysAndWhatWasNotIsKept() throws Exception {
        webhooks.post(webhooks.event("ACSC"));
        await().until(() -> webhooks.waiting() == 0);
        trial.later(Duration.ofDays(89));
        inbox.work();
        assertThat(webhooks.stored()).isEqualTo(1);
        SimulatedBridge.faults("{\"down\":true}");
        webhooks.post(webhooks.event("ACSC"));
        trial.later(Duration.ofDays(2));
        inbox.work();
        assertThat(webhooks.stored()).isEqualTo(1);
        assertThat(webhooks.waiting()).isEqualTo(1);
    }

    @Test
    void eventsThatComeTogetherCostOneLook() throws Exception {
        SimulatedBridge.pay(page, "id-acsc");
        long callsBefore = SimulatedBridge.calls();
        for (String status : new String[] {"CREA", "ACTC", "PDNG", "ACSC"}) {
            assertThat(webhooks.post(webhooks.event(status))).isEqualTo(200);
        }
        assertThat(webhooks.post(webhooks.completed())).isEqualTo(200);
        await().until(() -> webhooks.waiting() == 0);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        assertThat(webhooks.stored()).isEqualTo(5);
        // One for what came together, at most one more for what came while it was under way, one that ends the link.
        assertThat(SimulatedBridge.calls() - callsBefore).isBetween(1L, 3L);
    }

    @Test
    void whatAnEarlierLookHasShownCostsNoOther() throws Exception {
        String attempt = SimulatedBridge.pay(page, "id-acsc").path("id").asText();
        webhooks.post(webhooks.event(attempt, "ACSC"));
        await().until(() -> trial.state(invoice) == InvoiceState.PAID && webhooks.waiting() == 0);
        long callsBefore = SimulatedBridge.calls();
        webhooks.post(webhooks.completed());
        webhooks.post(webhooks.event(attempt, "ACSC"));
        await().until(() -> webhooks.stored() == 3 && webhooks.waiting() == 0);
        assertThat(SimulatedBridge.calls()).isEqualTo(callsBefore);
    }

    @Test
    void aRejectionAfterAllIsNews() throws Exception {
        String attempt = SimulatedBridge.pay(page, "id-acsc").path("id").asText();
        webhooks.post(webhooks.event(attempt, "ACSC"));
        await().until(() -> trial.state(invoice) == InvoiceState.PAID && webhooks.waiting() == 0);
        trial.later(Duration.ofMinutes(1));
        SimulatedBridge.reject(attempt, "AC04");
        webhooks.post(webhooks.event(attempt, "RJCT"));
        await().until(() -> trial.state(invoice) != InvoiceState.PAID && webhooks.waiting() == 0);
    }

    @Test
    void thatABankWasChosenIsNoReasonToAsk() throws Exception {
        long callsBefore = SimulatedBridge.calls();
        webhooks.post(webhooks.event("ACTC"));
        await().until(() -> webhooks.stored() == 1 && webhooks.waiting() == 0);
        assertThat(SimulatedBridge.calls()).isEqualTo(callsBefore);
    }
}
