package fr.encaisse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.TamperedTables;
import fr.encaisse.bench.OpenInvoices.Link;
import fr.encaisse.payment.WebhookInbox;
import fr.encaisse.payment.WorkersByHand;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What it costs to follow many open payment links, and how late a payment is found. */
@EncaisseTest
class FollowingBench {

    private static final int OPEN = Integer.getInteger("bench.open", 100_000);
    private static final int DAYS = Integer.getInteger("bench.days", 30);
    private static final int DAYS_OF_LIFE = 30;
    private static final int PER_DAY = OPEN / DAYS_OF_LIFE;
    private static final int SLOTS = 288;
    private static final int LIMIT = 2_000;
    private static final int ALLOWED_PERCENT = 80;
    private static final int PEER_INVOICES = Math.min(OPEN, 1_000);
    private static final int PEER_DAYS = 3;
    private static final String OFF = "webhooks off";
    private static final String ON = "webhooks on";
    private static final String CALLS = "calls per payment found (aim: 3)";
    private static final String PEAK = "most calls in any five minutes, share of the limit";

    /** Tables with rows of their own for each invoice, link or payment. */
    private static final List<String> OF_INVOICES =
            List.of("RECEIVABLE", "PAYMENT_LINK", "PAYMENT_ATTEMPT", "PAYMENT_ENTRY", "WEBHOOK_EVENT", "INVOICE_STATE");

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcTemplate template;

    @Autowired
    JdbcClient sql;

    @Autowired
    MutableClock clock;

    @Autowired
    WebhookInbox inbox;

    private VirtualTime time;
    private WorkersByHand workers;
    private OpenInvoices invoices;
    private Waits waits;
    private long lastEntry;

    @Test
    void followingOpenLinks() {
        Results results = new Results(
                "following",
                "Following " + OPEN + " open payment links, " + PER_DAY + " new and " + PER_DAY + " paid a day, for "
                        + DAYS
                        + " day(s) on a virtual clock and until all are found. Simulated: Bridge (in this process,"
                        + " over real HTTP), its clock, the customers (40 % pay an invoice of the last day, 30 % one of"
                        + " the last week; 10 % of the transfers are announced first and executed up to 20 hours later)"
                        + " and the webhooks' sender (four events a payment, each on its way for 0.3 to 1.3 s; 1 % of the"
                        + " payments lose theirs). Real: inbox, sweep, call budget, settling, H2 in"
                        + " memory; calls take no virtual time. Not in it: the calls that make links, and the"
                        + " process's own looks while somebody stands at the QR code.");
        time = new VirtualTime(clock);
        SimulatedBridge.follow(clock);
        try (WorkersByHand byHand = new WorkersByHand(beans, time.executor());
                OpenInvoices all = new OpenInvoices(template, time)) {
            workers = byHand;
            invoices = all;
            run(results, ON, new WebhookTraffic(time, inbox));
            results.write();
            run(results, OFF, null);
            quiet(results);
            peer(results);
        } finally {
            begin();
            clock.reset();
            SimulatedBridge.follow(Clock.systemUTC());
        }
        results.write();
    }

    private void run(Results results, String column, WebhookTraffic webhooks) {
        long started = System.nanoTime();
        begin();
        fill();
        tell(column, "filled", started);
        Customers customers = new Customers(invoices, time, PER_DAY, webhooks);
        waits = new Waits();
        Calls before = calls();
        for (int day = 0; day < DAYS; day++) {
            issueDuring(time.now());
            customers.comeDuring(time.now());
            pass(Duration.ofDays(1), customers);
            tell(column, "day " + (day + 1) + ", " + calls().minus(before) + ", found " + waits.count(), started);
        }
        long pages = calls().pages() - before.pages();
        for (int hour = 0; waits.count() < customers.begun(); hour++) {
            assertThat(hour).as("every payment is found").isLessThan(48);
            pass(Duration.ofHours(1), customers);
        }
        Calls all = calls().minus(before);
        double found = waits.count();
        int peak = SimulatedBridge.meter().path("peak_in_five_minutes").asInt();
        results.add("payments made, all of them found", column, waits.count());
        results.add(CALLS, column, "%.2f".formatted((pages + all.looks() + all.links()) / found));
        results.add("- pages of the list, which cost the same if nobody paid", column, "%.2f".formatted(pages / found));
        results.add(
                "- looks at what was tried through a link", column, "%.2f".formatted((all.looks() - late()) / found));
        results.add(
                "- one more look three days later, whether the bank took it back",
                column,
                "%.2f".formatted(late() / found));
        results.add("- looks at a link itself", column, "%.2f".formatted(all.links() / found));
        results.add(PEAK, column, "%d %%".formatted(100 * peak / LIMIT));
        waits.tell((kind, text) -> results.add("found after, link " + kind + ", p50 / p99", column, text));
        assertThat(100 * peak / LIMIT).isLessThan(ALLOWED_PERCENT);
    }

    /** Who was looked at late is not to be looked at any more. */
    private long late() {
        return sql.sql("select count(*) from payment_link where state = 'COMPLETED' and closed = true"
                        + " and late_look_at is null")
                .query(Long.class)
                .single();
    }

    private void begin() {
        SimulatedBridge.reset();
        invoices.open.clear();
        TamperedTables.open(sql, () -> {
            for (String table : List.of(
                    "payment_entry", "payment_attempt", "payment_link", "receivable", "webhook_event", "work_lease")) {
                sql.sql("delete from " + table).update();
            }
            sql.sql("delete from invoice_state where owner = 'bench'").update();
        });
        time.startAt(Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }

    private void fill() {
        int hours = DAYS_OF_LIFE * 24;
        for (int hour = 0; hour < hours; hour++) {
            invoices.issue(share(OPEN, hour, hours));
            time.runUntil(time.now().plus(1, ChronoUnit.HOURS));
        }
    }

    private void issueDuring(Instant day) {
        for (int slot = 0; slot < SLOTS; slot++) {
            int count = share(PER_DAY, slot, SLOTS);
            if (count > 0) {
                time.at(day.plus(Duration.ofDays(1).dividedBy(SLOTS).multipliedBy(slot)), () -> invoices.issue(count));
            }
        }
    }

    /** The workers ask every minute whose turn has come. */
    private void pass(Duration span, Customers customers) {
        Instant begin = time.now();
        for (long minute = 0; minute < span.toMinutes(); minute++) {
            time.at(begin.plus(minute, ChronoUnit.MINUTES).plusSeconds(59), () -> {
                workers.webhooks();
                workers.sweep();
            });
        }
        time.runUntil(begin.plus(span));
        note(customers);
    }

    private void note(Customers customers) {
        sql.sql("select e.id, e.recorded_at, l.bridge_id from payment_entry e"
                        + " join payment_attempt a on a.id = e.attempt_id join payment_link l on l.id = a.link_id"
                        + " where e.id > :last order by e.id")
                .param("last", lastEntry)
                .query(row -> {
                    lastEntry = row.getLong("id");
                    Customers.Payment payment = customers.payment(row.getString("bridge_id"));
                    Instant booked =
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant();
                    waits.add(payment.kind(), Duration.between(payment.at(), booked));
                });
    }

    /** A day in which nobody pays, nor has paid lately: each band has its turns. */
    private void quiet(Results results) {
        pass(Duration.ofDays(3), null);
        RowCounter.watch(sql);
        RowCounter.reset();
        pass(Duration.ofDays(1), null);
        Map<String, Long> written = RowCounter.reading();
        long ofInvoices = OF_INVOICES.stream()
                .mapToLong(table -> written.getOrDefault(table, 0L))
                .sum();
        long all = written.values().stream().mapToLong(Long::longValue).sum();
        results.add(
                "rows written per open invoice and day while nothing happens (aim: 0)",
                OFF,
                "%.4f".formatted(ofInvoices / (double) OPEN));
        results.add("all rows written in such a day (leases, budget, bands)", OFF, all);
    }

    /** What the application has asked; links are made, and asked for by the peer, by the bench itself. */
    private record Calls(long pages, long looks, long links) {

        Calls minus(Calls before) {
            return new Calls(pages - before.pages, looks - before.looks, links - before.links);
        }
    }

    private static Calls calls() {
        JsonNode calls = SimulatedBridge.meter().path("calls");
        return new Calls(
                calls.path("list_links").asLong(),
                calls.path("list_requests").asLong(),
                calls.path("read_link").asLong() + calls.path("revoke_link").asLong());
    }

    private void peer(Results results) {
        String column = "peer: each invoice asked hourly; " + PEER_INVOICES + " invoices, " + PEER_DAYS
                + " days, scaled to " + OPEN;
        long before = calls().links();
        List<Link> polled = List.copyOf(invoices.open.subList(0, PEER_INVOICES));
        for (int hour = 0; hour < PEER_DAYS * 24; hour++) {
            invoices.read(polled);
            time.runUntil(time.now().plus(1, ChronoUnit.HOURS));
        }
        double perDay = (calls().links() - before) / (double) PEER_DAYS * OPEN / PEER_INVOICES;
        results.add(CALLS, column, "%.0f".formatted(perDay / PER_DAY));
        results.add(PEAK, column, "%.0f %% on average".formatted(perDay / SLOTS / LIMIT * 100));
        results.add("found after, link older, p50 / p99", column, "30 min / 59 min by its rhythm");
    }

    private static void tell(String column, String what, long started) {
        System.out.printf("%s: %s after %d s%n", column, what, (System.nanoTime() - started) / 1_000_000_000);
    }

    /** So many of a whole fall into one of its parts. */
    private static int share(int whole, int part, int parts) {
        return (int) ((long) whole * (part + 1) / parts - (long) whole * part / parts);
    }
}
