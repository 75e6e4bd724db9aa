package fr.encaisse.bench;

import fr.encaisse.SimulatedBridge;
import fr.encaisse.bench.OpenInvoices.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Who pays what, and when: most pay young invoices and by day; some banks announce a transfer hours before it is made. */
final class Customers {

    private static final int ANNOUNCED_IN = 10;
    private static final int LOST_IN = 100;
    private static final int LONGEST_ANNOUNCEMENT_MINUTES = 20 * 60;

    private final Random random = new Random(4);
    private final OpenInvoices invoices;
    private final VirtualTime time;
    private final int perDay;
    private final WebhookTraffic webhooks;
    private final Map<String, Payment> payments = new HashMap<>();
    private int begun;

    /** @param kind what the waiting time of such a payment is told under */
    record Payment(Instant at, String kind) {}

    /** @param webhooks null when none come */
    Customers(OpenInvoices invoices, VirtualTime time, int perDay, WebhookTraffic webhooks) {
        this.invoices = invoices;
        this.time = time;
        this.perDay = perDay;
        this.webhooks = webhooks;
    }

    /** Nine of ten between eight and twenty o'clock. */
    void comeDuring(Instant day) {
        for (int i = 0; i < perDay; i++) {
            int second = random.nextInt(10) < 9 ? 8 * 3600 + random.nextInt(12 * 3600) : random.nextInt(24 * 3600);
            time.at(day.plusSeconds(second), this::pay);
        }
    }

    private void pay() {
        if (invoices.open.isEmpty()) {
            return;
        }
        Link link = choose();
        begun++;
        boolean later = random.nextInt(ANNOUNCED_IN) == 0;
        boolean heard = webhooks != null && random.nextInt(LOST_IN) != 0;
        String attempt = invoices.pay(link, later ? "id-pdng" : "id-acsc");
        if (heard) {
            webhooks.paid(link, attempt, later ? "PDNG" : "ACSC");
        }
        if (later) {
            Duration wait = Duration.ofMinutes(1 + random.nextInt(LONGEST_ANNOUNCEMENT_MINUTES));
            time.at(time.now().plus(wait), () -> execute(link, attempt, heard));
        } else {
            paid(link, heard, age(link));
        }
    }

    private void execute(Link link, String attempt, boolean heard) {
        SimulatedBridge.settle(attempt);
        paid(link, heard, "any, announced first");
        if (heard) {
            webhooks.executed(link, attempt);
        }
    }

    private void paid(Link link, boolean heard, String kind) {
        boolean lost = webhooks != null && !heard;
        payments.put(link.bridgeId(), new Payment(time.now(), lost ? "any, its webhooks lost" : kind));
    }

    private String age(Link link) {
        long days = Duration.between(link.begun(), time.now()).toDays();
        return days < 1 ? "of a day" : days < 7 ? "of a week" : "older";
    }

    /** 40 % pay an invoice of the last day, 30 % one of the last week, the others any. */
    private Link choose() {
        int dice = random.nextInt(10);
        int size = invoices.open.size();
        int reach = Math.min(size, dice < 4 ? perDay : dice < 7 ? 7 * perDay : size);
        return invoices.open.remove(size - 1 - random.nextInt(Math.max(1, reach)));
    }

    /** Begun by now, executed or not. */
    int begun() {
        return begun;
    }

    /** What a link was paid by. */
    Payment payment(String link) {
        return payments.get(link);
    }
}
