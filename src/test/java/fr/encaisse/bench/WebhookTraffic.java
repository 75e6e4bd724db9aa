package fr.encaisse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.bench.OpenInvoices.Link;
import fr.encaisse.payment.WebhookInbox;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Bridge's events as the bench hands them over: signed bytes, each on its way for a moment of its own. */
final class WebhookTraffic {

    private static final String SECRET = "demo-webhook-secret";
    private static final int QUICKEST_MILLIS = 300;
    private static final int SLOWEST_MILLIS = 1_300;

    private final Random random = new Random(5);
    private final VirtualTime time;
    private final WebhookInbox inbox;
    private int serial;

    WebhookTraffic(VirtualTime time, WebhookInbox inbox) {
        this.time = time;
        this.inbox = inbox;
    }

    void paid(Link link, String attempt, String status) {
        transaction("created", link, attempt, "CREA");
        transaction("updated", link, attempt, "ACTC");
        transaction("updated", link, attempt, status);
        send("""
                {"type":"payment.link.updated","timestamp":%d,"content":{"payment_link_id":"%s",
                 "payment_link_status":"completed","payment_status":"initiated_in_success"}}""".formatted(++serial, link.bridgeId()));
    }

    void executed(Link link, String attempt) {
        transaction("updated", link, attempt, "ACSC");
    }

    private void transaction(String what, Link link, String attempt, String status) {
        send("""
                {"type":"payment.transaction.%s","timestamp":%d,"content":{"payment_link_id":"%s",
                 "payment_request_id":"%s","status":"%s"}}""".formatted(what, ++serial, link.bridgeId(), attempt, status));
    }

    private void send(String body) {
        int millis = QUICKEST_MILLIS + random.nextInt(SLOWEST_MILLIS - QUICKEST_MILLIS);
        time.at(time.now().plusMillis(millis), () -> post(body));
    }

    private void post(String body) {
        assertThat(inbox.accept(body.getBytes(StandardCharsets.UTF_8), "v1=" + hmac(body)))
                .isTrue();
    }

    private static String hmac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().withUpperCase().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
