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
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@EncaisseTest
class WebhookTest {

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
    private SentWebhooks webhooks;

    @BeforeEach
    void anIssuedInvoice() {
        invoice = trial.issue();
        webhooks = new SentWebhooks(port, trial.sql);
    }

    @Test
    void aWebhookOfOurSecretLeadsToTheTruth() throws Exception {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        String body = webhooks.event("ACSC");
        assertThat(webhooks.post(body)).isEqualTo(200);
        await().until(() -> trial.state(invoice) == InvoiceState.PAID);
        assertThat(trial.booked()).isEqualTo(PaymentTrial.transferred());
    }

    @Test
    void itIsOnlyAHintAndNeverTheTruth() throws Exception {
        trial.open(invoice);
        String body = webhooks.event("ACSC");
        assertThat(webhooks.post(body)).isEqualTo(200);
        await().until(() -> webhooks.waiting() == 0);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
        assertThat(trial.booked()).isEqualTo(Money.ZERO);
    }

    @Test
    void aForgedOneReachesNeitherTheTablesNorBridge() throws Exception {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        long callsBefore = SimulatedBridge.calls();
        String body = webhooks.event("ACSC");
        assertThat(webhooks.post(body, "guessed")).isEqualTo(401);
        assertThat(webhooks.send(HttpRequest.BodyPublishers.ofString(body), null))
                .isEqualTo(401);
        assertThat(webhooks.send(
                        HttpRequest.BodyPublishers.ofString(body + " "),
                        "v1=" + SentWebhooks.hmac(SentWebhooks.SECRET, body)))
                .isEqualTo(401);
        assertThat(webhooks.stored()).isZero();
        assertThat(SimulatedBridge.calls()).isEqualTo(callsBefore);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
    }

    @Test
    void aReplayedOneIsStoredOnce() throws Exception {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        String body = webhooks.event("ACSC");
        for (int i = 0; i < 3; i++) {
            assertThat(webhooks.post(body)).isEqualTo(200);
        }
        assertThat(webhooks.stored()).isEqualTo(1);
        await().until(() -> trial.state(invoice) == InvoiceState.PAID);
        assertThat(trial.booked()).isEqualTo(trial.gross(invoice));
    }

    @Test
    void aHugeOneIsNotRead() throws Exception {
        String body = "{\"type\":\"" + "x".repeat(70_000) + "\"}";
        assertThat(webhooks.post(body)).isEqualTo(413);
        HttpRequest.BodyPublisher ofUnknownLength = HttpRequest.BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(webhooks.send(ofUnknownLength, "v1=" + SentWebhooks.hmac(SentWebhooks.SECRET, body)))
                .isEqualTo(413);
        assertThat(webhooks.stored()).isZero();
    }

    @Test
    void whatIsNotOursIsTakenAndForgotten() throws Exception {
        for (String body : List.of(
                webhooks.eventAbout("00000000-0000-0000-0000-000000000000", "ACSC"),
                "{\"content\":{\"item_id\":5,\"status\":0,\"user_uuid\":\"u\"},\"timestamp\":1,\"type\":\"TEST_EVENT\"}",
                "{\"type\":\"payment.link.updated\",\"content\":null}",
                "[]",
                "not json")) {
            assertThat(webhooks.post(body)).as(body).isEqualTo(200);
        }
        await().until(() -> webhooks.waiting() == 0);
        assertThat(webhooks.stored()).isEqualTo(5);
    }

    @Test
    void whileBridgeIsDownItWaits() throws Exception {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        SimulatedBridge.faults("{\"down\":true}");
        String body = webhooks.event("ACSC");
        assertThat(webhooks.post(body)).isEqualTo(200);
        inbox.work();
        assertThat(webhooks.waiting()).isEqualTo(1);
        SimulatedBridge.faults("{\"down\":false}");
        trial.later(Duration.ofMinutes(1));
        inbox.work();
        await().until(() -> trial.state(invoice) == InvoiceState.PAID && webhooks.waiting() == 0);
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
        assertThat(webhooks.post(body)).isEqualTo(200);
        await().until(() -> payments.standing(invoice).phase() == Phase.LINK_READY);
        assertThat(trial.open(invoice)).hasToString(link.path("url").asText());
        assertThat(SimulatedBridge.links()).hasSize(1);
    }

    @Test
    void webhooksAndLooksAtTheSameTimeBookOnePayment() throws Exception {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        Together.<Object>run(List.of(
                () -> payments.check(invoice),
                () -> webhooks.post(webhooks.event("PDNG")),
                () -> payments.check(invoice),
                () -> webhooks.post(webhooks.event("ACSC")),
                () -> payments.check(invoice)));
        await().until(() -> webhooks.waiting() == 0);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        assertThat(trial.booked()).isEqualTo(PaymentTrial.transferred()).isEqualTo(trial.gross(invoice));
    }

    @Test
    void onlyPostsAreTaken() throws Exception {
        assertThat(webhooks.get()).isEqualTo(405);
    }
}
