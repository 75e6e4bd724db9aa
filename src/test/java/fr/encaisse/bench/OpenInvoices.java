package fr.encaisse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.JdbcTemplate;

/** Invoices with a live link each: rows put straight into the tables, links made at the simulator over HTTP. */
final class OpenInvoices implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIFE = Duration.ofDays(89);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService callers = Executors.newFixedThreadPool(4);
    private final JdbcTemplate sql;
    private final MutableClock clock;
    final List<Link> open = new ArrayList<>();

    /** @param bridgeId Bridge's id of the link */
    record Link(String bridgeId, Instant begun) {}

    OpenInvoices(JdbcTemplate sql, MutableClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void forward(Duration step) {
        clock.forward(step);
        SimulatedBridge.forward(step);
    }

    void issue(int count) {
        Instant now = clock.instant();
        List<Future<Object[]>> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(callers.submit(() -> row(now)));
        }
        List<Object[]> rows = made.stream().map(OpenInvoices::get).toList();
        Object at = now.atOffset(ZoneOffset.UTC);
        sql.batchUpdate(
                "insert into invoice_state (invoice_id, state, owner, title, client_name, search_text, opened_at,"
                        + " listed_at, changed_at) values (?, 'OPEN', 'bench', 'Bench', 'Bench', 'bench', ?, ?, ?)",
                rows.stream().map(row -> new Object[] {row[0], at, at, at}).toList());
        sql.batchUpdate(
                "insert into receivable (invoice_id, number, gross, settled, token_hash, token_cipher)"
                        + " values (?, ?, ?, 0, ?, 'bench')",
                rows.stream()
                        .map(row -> new Object[] {row[0], row[1], BigDecimal.TEN, row[1]})
                        .toList());
        sql.batchUpdate(
                "insert into payment_link (id, invoice_id, reference, amount, state, live_key, intent_at, lease_until,"
                        + " bridge_id, url, expires_at, closed) values (?, ?, ?, ?, 'VALID', ?, ?, ?, ?, ?, ?, false)",
                rows.stream()
                        .map(row -> new Object[] {
                            UUID.randomUUID(),
                            row[0],
                            row[1],
                            BigDecimal.TEN,
                            row[0],
                            at,
                            at,
                            row[2],
                            row[3],
                            now.plus(LIFE).atOffset(ZoneOffset.UTC)
                        })
                        .toList());
        rows.forEach(row -> open.add(new Link((String) row[2], now)));
    }

    private Object[] row(Instant now) {
        UUID invoice = UUID.randomUUID();
        String reference = "B" + invoice.toString().replace("-", "");
        JsonNode made = api(
                "POST", "/v3/payment/payment-links", """
                {"user":{"company_name":"Bench"},"client_reference":"%s","expired_date":"%s",
                 "transactions":[{"amount":10.00,"currency":"EUR","label":"Facture","end_to_end_id":"%s",
                 "client_reference":"%s","beneficiary":{"iban":"FR1420041010050500013M02606","company_name":"Bench"}}]}
                """.formatted(reference, now.plus(LIFE), reference, reference));
        return new Object[] {
            invoice, reference, made.path("id").asText(), made.path("url").asText()
        };
    }

    /** @return id of the attempt */
    String pay(Link link, String login) {
        JsonNode attempt = api("POST", "/_sim/links/" + link.bridgeId() + "/pay", "{\"login\":\"" + login + "\"}");
        return attempt.path("id").asText();
    }

    void read(List<Link> links) {
        List<Future<JsonNode>> reads = new ArrayList<>();
        links.forEach(link ->
                reads.add(callers.submit(() -> api("GET", "/v3/payment/payment-links/" + link.bridgeId(), null))));
        reads.forEach(OpenInvoices::get);
    }

    JsonNode meter() {
        return api("GET", "/_sim/calls", null);
    }

    private JsonNode api(String method, String path, String body) {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(SimulatedBridge.address() + path))
                .header("Client-Id", "demo-client")
                .header("Client-Secret", "demo-secret")
                .header("Bridge-Version", "2025-01-15")
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the value below which so many per cent lie */
    static long percentile(List<Long> values, int percent) {
        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? -1 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
