package fr.encaisse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.encaisse.SimulatedBridge;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** Invoices with a live link each: rows put straight into the tables, links made at the simulator over HTTP. */
final class OpenInvoices implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIFE = Duration.ofDays(89);

    private final String address = SimulatedBridge.address();
    private final ExecutorService callers = Executors.newFixedThreadPool(4);
    private final JdbcTemplate sql;
    private final VirtualTime time;

    /** The oldest first. */
    final List<Link> open = new ArrayList<>();

    /** @param bridgeId Bridge's id of the link */
    record Link(String bridgeId, Instant begun) {}

    private record Made(UUID invoice, String reference, String bridgeId, String url) {}

    OpenInvoices(JdbcTemplate sql, VirtualTime time) {
        this.sql = sql;
        this.time = time;
    }

    void issue(int count) {
        Instant now = time.now();
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        OffsetDateTime end = now.plus(LIFE).atOffset(ZoneOffset.UTC);
        List<Future<Made>> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(callers.submit(() -> make(now)));
        }
        List<Made> made = orders.stream().map(OpenInvoices::get).toList();
        insert(
                "invoice_state (invoice_id, state, owner, title, client_name, search_text, opened_at, listed_at,"
                        + " changed_at) values (?, 'OPEN', 'bench', 'Bench', 'Bench', 'bench', ?, ?, ?)",
                made,
                one -> new Object[] {one.invoice(), at, at, at});
        insert(
                "receivable (invoice_id, number, gross, settled, token_hash, token_cipher)"
                        + " values (?, ?, ?, 0, ?, 'bench')",
                made,
                one -> new Object[] {one.invoice(), one.reference(), BigDecimal.TEN, one.reference()});
        insert(
                "payment_link (id, invoice_id, reference, amount, state, live_key, intent_at, lease_until, bridge_id,"
                        + " url, expires_at, closed) values (?, ?, ?, ?, 'VALID', ?, ?, ?, ?, ?, ?, false)",
                made,
                one -> new Object[] {
                    UUID.randomUUID(),
                    one.invoice(),
                    one.reference(),
                    BigDecimal.TEN,
                    one.invoice(),
                    at,
                    at,
                    one.bridgeId(),
                    one.url(),
                    end
                });
        made.forEach(one -> open.add(new Link(one.bridgeId(), now)));
    }

    private void insert(String into, List<Made> made, Function<Made, Object[]> row) {
        sql.batchUpdate("insert into " + into, made.stream().map(row).toList());
    }

    private Made make(Instant now) {
        UUID invoice = UUID.randomUUID();
        String reference = "B" + invoice.toString().replace("-", "");
        JsonNode made = api(
                "POST", "/v3/payment/payment-links", """
                {"user":{"company_name":"Bench"},"client_reference":"%s","expired_date":"%s",
                 "transactions":[{"amount":10.00,"currency":"EUR","label":"Facture","end_to_end_id":"%s",
                 "client_reference":"%s","beneficiary":{"iban":"FR1420041010050500013M02606","company_name":"Bench"}}]}
                """.formatted(reference, now.plus(LIFE), reference, reference));
        return new Made(
                invoice, reference, made.path("id").asText(), made.path("url").asText());
    }

    /** @return id of the attempt */
    String pay(Link link, String login) {
        return api("POST", "/_sim/links/" + link.bridgeId() + "/pay", "{\"login\":\"" + login + "\"}")
                .path("id")
                .asText();
    }

    void read(List<Link> links) {
        List<Future<JsonNode>> reads = new ArrayList<>();
        links.forEach(link ->
                reads.add(callers.submit(() -> api("GET", "/v3/payment/payment-links/" + link.bridgeId(), null))));
        reads.forEach(OpenInvoices::get);
    }

    /** The old client does without threads of its own: on two cores that is half of the time. */
    private JsonNode api(String method, String path, String body) {
        try {
            HttpURLConnection call =
                    (HttpURLConnection) URI.create(address + path).toURL().openConnection();
            call.setRequestMethod(method);
            call.setRequestProperty("Client-Id", "demo-client");
            call.setRequestProperty("Client-Secret", "demo-secret");
            call.setRequestProperty("Bridge-Version", "2025-01-15");
            call.setRequestProperty("Content-Type", "application/json");
            if (body != null) {
                call.setDoOutput(true);
                call.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
            try (InputStream answer = call.getInputStream()) {
                return JSON.readTree(answer.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
