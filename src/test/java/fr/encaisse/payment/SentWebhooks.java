package fr.encaisse.payment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sends webhooks as Bridge does, over HTTP, and tells what became of them in the inbox. */
final class SentWebhooks {

    static final String SECRET = "demo-webhook-secret";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI address;
    private final JdbcClient sql;
    private int serial;

    SentWebhooks(int port, JdbcClient sql) {
        address = URI.create("http://localhost:" + port + "/webhooks/bridge");
        this.sql = sql;
    }

    int post(String body) throws IOException, InterruptedException {
        return post(body, SECRET);
    }

    /** @return the status of the answer */
    int post(String body, String secret) throws IOException, InterruptedException {
        return send(BodyPublishers.ofString(body), "v1=" + hmac(secret, body));
    }

    /** @param signature null for none */
    int send(BodyPublisher body, String signature) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(body);
        if (signature != null) {
            request.header("BridgeApi-Signature", signature);
        }
        return send(request.build());
    }

    int get() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).GET().build());
    }

    private static int send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** About the one link that there is; each is another one. */
    String event(String status) {
        return event(bridgeId(), "", status);
    }

    String event(String attempt, String status) {
        return event(bridgeId(), "\"payment_request_id\":\"" + attempt + "\",", status);
    }

    String eventAbout(String link, String status) {
        return event(link, "", status);
    }

    private String event(String link, String attempt, String status) {
        return ("{\"type\":\"payment.transaction.updated\",\"timestamp\":%d,\"content\":{\"payment_link_id\":\"%s\","
                        + "%s\"status\":\"%s\"}}")
                .formatted(++serial, link, attempt, status);
    }

    String completed() {
        return ("{\"type\":\"payment.link.updated\",\"timestamp\":%d,\"content\":{\"payment_link_id\":\"%s\","
                        + "\"payment_link_status\":\"completed\"}}")
                .formatted(++serial, bridgeId());
    }

    private String bridgeId() {
        return sql.sql("select bridge_id from payment_link").query(String.class).single();
    }

    int stored() {
        return count("select count(*) from webhook_event");
    }

    int waiting() {
        return count("select count(*) from webhook_event where processed_at is null");
    }

    private int count(String query) {
        return sql.sql(query).query(Integer.class).single();
    }

    static String hmac(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().withUpperCase().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
