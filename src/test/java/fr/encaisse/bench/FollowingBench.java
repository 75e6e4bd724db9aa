package fr.encaisse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.TamperedTables;
import fr.encaisse.bench.OpenInvoices.Link;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** What it costs to follow many open payment links, and how late a payment is found. */
@EncaisseTest
class FollowingBench {

    private static final int OPEN = Integer.getInteger("bench.open", 100_000);
    private static final int DAYS = Integer.getInteger("bench.days", 1);
    private static final int DAYS_OF_LIFE = 30;
    private static final int PER_DAY = OPEN / DAYS_OF_LIFE;
    private static final int STEPS_PER_DAY = 288;
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final int LIMIT = 2_000;
    private static final int PEER_INVOICES = 1_000;
    private static final int PEER_DAYS = 3;
    private static final List<String> OF_INVOICES =
            List.of("RECEIVABLE", "PAYMENT_LINK", "PAYMENT_ATTEMPT", "PAYMENT_ENTRY", "WEBHOOK_EVENT", "INVOICE_STATE");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcTemplate template;

    @Autowired
    JdbcClient sql;

    @Autowired
    MutableClock clock;

    @LocalServerPort
    int port;

    private final Random random = new Random(4);
    private final Map<String, Instant> paidAt = new HashMap<>();
    private final Map<String, String> ages = new HashMap<>();
    private final Map<String, List<Long>> delays = new TreeMap<>();
    private final PriorityQueue<Announced> announced =
            new PriorityQueue<>((one, other) -> one.due().compareTo(other.due()));
    private OpenInvoices invoices;
    private long lastEntry;
    private int serial;
    private int steps;
    private int made;

    private record Announced(Instant due, String attempt, Link link) {}

    @Test
    void followingOpenLinks() {
        Results results = new Results(
                "following",
                "Following " + OPEN + " open payment links of up to " + DAYS_OF_LIFE + " days, " + PER_DAY
                        + " new and " + PER_DAY + " paid a day, for " + DAYS + " day(s) on a virtual clock and"
                        + " until all are found. Simulated: Bridge (in this process, over real HTTP), its clock, the customers"
                        + " (40 % pay within a day, 30 % within a week; 10 % of the transfers are announced first and"
                        + " executed hours later) and the webhooks' sender (1 % of the payments lose theirs). Real:"
                        + " sweep, inbox, call budget, settling, H2 in memory. Not in it: the calls that make links,"
                        + " and the process's own looks while somebody stands at the QR code.");
        begin();
        try (OpenInvoices all = new OpenInvoices(template, clock)) {
            invoices = all;
            fill();
            run(results, "webhooks off", false);
            run(results, "webhooks on", true);
            quiet(results);
            peer(results);
        } finally {
            clock.reset();
            SimulatedBridge.reset();
        }
        results.write();
    }

    private void run(Results results, String column, boolean webhooks) {
        List.of(paidAt, ages, delays).forEach(Map::clear);
        made = 0;
        Calls before = calls();
        for (int step = 0; step < DAYS * STEPS_PER_DAY; step++) {
            step(true, true, webhooks);
        }
        long lists = calls().lists() - before.lists();
        int patience = 2 * STEPS_PER_DAY;
        for (int step = 0; found() < made || !announced.isEmpty(); step++) {
            assertThat(step).as("every payment is found").isLessThan(patience);
            step(false, true, webhooks);
        }
        tell(results, column, lists, calls().reads() - before.reads());
    }

    private int found() {
        return delays.values().stream().mapToInt(List::size).sum();
    }

    private void tell(Results results, String column, long lists, long reads) {
        int peak = invoices.meter().path("peak_in_five_minutes").asInt();
        results.add("payments made, all of them found", column, made);
        results.add("pages of the list read a day", column, lists / DAYS);
        results.add("calls per payment found (aim: 3)", column, "%.1f".formatted((lists + reads) / (double) made));
        results.add(
                "most calls in any five minutes, share of the limit", column, "%d %%".formatted(100 * peak / LIMIT));
        delays.forEach((age, minutes) -> results.add(
                "found after, link " + age + ", p50 / p99",
                column,
                OpenInvoices.percentile(minutes, 50) + " / " + OpenInvoices.percentile(minutes, 99) + " min"));
    }

    /** Six hours in which nobody pays: each band has its turn at least once. */
    private void quiet(Results results) {
        String column = "webhooks off";
        RowCounter.watch(sql);
        RowCounter.reset();
        int steps = STEPS_PER_DAY / 4 + 1;
        for (int step = 0; step < steps; step++) {
            step(false, false, false);
        }
        Map<String, Long> written = RowCounter.reading();
        long ofInvoices = OF_INVOICES.stream()
                .mapToLong(table -> written.getOrDefault(table, 0L))
                .sum();
        long all = written.values().stream().mapToLong(Long::longValue).sum();
        results.add(
                "rows written per open invoice and day while nothing happens",
                column,
                "%.4f".formatted(ofInvoices * 4.0 / OPEN));
        results.add("all rows written in such a day (leases, budget, bands)", column, all * 4);
    }

    private void begin() {
        SimulatedBridge.reset();
        TamperedTables.open(sql, () -> {
            for (String table : List.of(
                    "payment_entry", "payment_attempt", "payment_link", "receivable", "webhook_event", "work_lease")) {
                sql.sql("delete from " + table).update();
            }
            sql.sql("delete from invoice_state where owner = 'bench'").update();
        });
        clock.set(Instant.now());
    }

    private void fill() {
        int hours = DAYS_OF_LIFE * 24;
        for (int hour = 0; hour < hours; hour++) {
            invoices.issue(share(OPEN, hour, hours));
            invoices.forward(Duration.ofHours(1));
        }
    }

    /** Five minutes: customers come, then the workers have their turn. */
    private void step(boolean paying, boolean issuing, boolean webhooks) {
        int coming = share(PER_DAY, steps % STEPS_PER_DAY, STEPS_PER_DAY);
        steps++;
        // Webhooks are dealt with beside the virtual clock, so they come at the end of the step.
        Duration before = webhooks ? STEP : Duration.ofSeconds(random.nextLong(STEP.toSeconds()));
        invoices.forward(before);
        if (paying) {
            pay(coming, webhooks);
        }
        if (issuing) {
            invoices.issue(coming);
        }
        invoices.forward(STEP.minus(before));
        execute(webhooks);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> sql.sql("select count(*) from webhook_event where processed_at is null")
                                .query(Integer.class)
                                .single()
                        == 0);
        ReflectionTestUtils.invokeMethod(beans.getBean("sweep"), "run");
        note();
    }

    private void pay(int count, boolean webhooks) {
        for (int i = 0; i < count && !invoices.open.isEmpty(); i++) {
            Link link = choose();
            boolean later = random.nextInt(10) == 0;
            String attempt = invoices.pay(link, later ? "id-pdng" : "id-acsc");
            boolean heard = webhooks && random.nextInt(100) != 0;
            if (heard) {
                send(link, "transaction.created", "CREA");
                send(link, "transaction.updated", "ACTC");
                send(link, "transaction.updated", later ? "PDNG" : "ACSC");
                send(link, "link.updated", "completed");
            }
            if (later) {
                announced.add(
                        new Announced(clock.instant().plus(Duration.ofMinutes(random.nextInt(1200))), attempt, link));
            } else {
                paid(link);
            }
        }
    }

    /** The banks execute what was announced. */
    private void execute(boolean webhooks) {
        while (!announced.isEmpty() && !announced.peek().due().isAfter(clock.instant())) {
            Announced one = announced.poll();
            SimulatedBridge.settle(one.attempt());
            paid(one.link());
            ages.put(one.link().bridgeId(), "any, announced first");
            if (webhooks) {
                send(one.link(), "transaction.updated", "ACSC");
            }
        }
    }

    private void paid(Link link) {
        made++;
        Duration age = Duration.between(link.begun(), clock.instant());
        String band = age.toDays() < 1 ? "of a day" : age.toDays() < 7 ? "of a week" : "older";
        paidAt.put(link.bridgeId(), clock.instant());
        ages.put(link.bridgeId(), band);
    }

    /** Most customers pay young invoices. */
    private Link choose() {
        int dice = random.nextInt(10);
        int size = invoices.open.size();
        int youngest = Math.min(size, PER_DAY);
        int reach = dice < 4 ? youngest : dice < 7 ? Math.min(size, 7 * PER_DAY) : size;
        return invoices.open.remove(size - 1 - random.nextInt(Math.max(1, reach)));
    }

    private void note() {
        sql.sql("select e.id, l.bridge_id from payment_entry e join payment_attempt a on a.id = e.attempt_id"
                        + " join payment_link l on l.id = a.link_id where e.id > :last order by e.id")
                .param("last", lastEntry)
                .query(row -> {
                    lastEntry = row.getLong("id");
                    String link = row.getString("bridge_id");
                    long minutes =
                            Duration.between(paidAt.get(link), clock.instant()).toMinutes();
                    delays.computeIfAbsent(ages.get(link), unknown -> new ArrayList<>())
                            .add(minutes);
                });
    }

    /** What the application has asked; links are made by the bench itself. */
    private record Calls(long lists, long reads) {}

    private Calls calls() {
        JsonNode meter = invoices.meter();
        long lists = meter.path("calls").path("list_links").asLong();
        long made = meter.path("calls").path("create_link").asLong();
        return new Calls(lists, meter.path("total").asLong() - made - lists);
    }

    private void peer(Results results) {
        String column = "peer: each invoice asked hourly; " + PEER_INVOICES + " invoices, " + PEER_DAYS
                + " days, scaled to " + OPEN;
        long before = calls().reads();
        List<Link> polled = List.copyOf(invoices.open.subList(0, PEER_INVOICES));
        for (int hour = 0; hour < PEER_DAYS * 24; hour++) {
            invoices.read(polled);
            invoices.forward(Duration.ofHours(1));
        }
        double perDay = (calls().reads() - before) / (double) PEER_DAYS * OPEN / PEER_INVOICES;
        results.add("calls per payment found (aim: 3)", column, "%.0f".formatted(perDay / PER_DAY));
        results.add(
                "most calls in any five minutes, share of the limit",
                column,
                "%.0f %% on average, so it cannot".formatted(perDay / STEPS_PER_DAY / LIMIT * 100));
        results.add("found after, link older, p50 / p99", column, "30 / 59 min (by its rhythm)");
    }

    private void send(Link link, String type, String status) {
        String field = type.startsWith("link") ? "payment_link_status" : "status";
        String body =
                "{\"type\":\"payment.%s\",\"timestamp\":%d,\"content\":{\"payment_link_id\":\"%s\",\"%s\":\"%s\"}}"
                        .formatted(type, ++serial, link.bridgeId(), field, status);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/bridge"))
                .header("BridgeApi-Signature", "v1=" + hmac(body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            assertThat(HTTP.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("demo-webhook-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().withUpperCase().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** So many of a whole fall into one of its parts. */
    private static int share(int whole, int part, int parts) {
        return (int) ((long) whole * (part + 1) / parts - (long) whole * part / parts);
    }
}
