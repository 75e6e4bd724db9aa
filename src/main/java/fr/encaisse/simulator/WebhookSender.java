package fr.encaisse.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sends events to the webhook in their order, one at a time, and again until a 2xx comes; keeps a record of all. */
final class WebhookSender {

    /** What happens to new events. */
    enum Mode {
        ON,
        OFF,
        HELD
    }

    /** In which order held events are let go. */
    enum Order {
        AS_MADE,
        REVERSED,
        SHUFFLED;

        private List<Delivery> of(List<Delivery> asMade) {
            List<Delivery> ordered = new ArrayList<>(asMade);
            switch (this) {
                case AS_MADE -> {}
                case REVERSED -> Collections.reverse(ordered);
                case SHUFFLED -> Collections.shuffle(ordered);
            }
            return ordered;
        }
    }

    private static final int MOST_COPIES = 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int REMEMBERED = 5_000;

    private final URI target;
    private final WebhookSecrets secrets;
    private final Clock clock;
    private final Shelf<Delivery> deliveries = new Shelf<>();
    private final TreeSet<Delivery> pending =
            new TreeSet<>(Comparator.comparing(Delivery::nextAttemptAt).thenComparing(Delivery::serial));
    private final AtomicBoolean flushing = new AtomicBoolean();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "bridge-simulator-webhooks");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private long serial;
    private Mode mode = Mode.ON;
    private int copies = 1;
    private Duration delay = Duration.ZERO;
    private boolean changed;

    WebhookSender(String url, WebhookSecrets secrets, Clock clock) {
        this.target = url == null ? null : URI.create(url);
        this.secrets = secrets;
        this.clock = clock;
    }

    synchronized void add(String type, String body) {
        if (target == null) {
            return;
        }
        Delivery.State state = switch (mode) {
            case ON -> Delivery.State.PENDING;
            case OFF -> Delivery.State.DROPPED;
            case HELD -> Delivery.State.HELD;
        };
        Instant now = clock.instant();
        for (int copy = 0; copy < copies; copy++) {
            keep(Delivery.of(++serial, type, body, state, now, now.plus(delay)));
        }
        deliveries.keepNewest(REMEMBERED, delivery -> !delivery.isPending());
        flush();
    }

    /** Sends one event now, whatever became of it before: late, once more, or out of order. */
    synchronized Delivery send(UUID id) {
        Delivery again = delivery(id).pending(clock.instant());
        keep(again);
        flush();
        return again;
    }

    /** Lets go what was held. @return how many */
    synchronized int release(Order order) {
        List<Delivery> held = order.of(deliveries.all().stream()
                .filter(one -> one.state() == Delivery.State.HELD)
                .toList());
        Instant next = clock.instant().minusMillis(held.size());
        for (Delivery one : held) {
            keep(one.pending(next));
            next = next.plusMillis(1);
        }
        flush();
        return held.size();
    }

    synchronized Delivery delivery(UUID id) {
        return deliveries.find(id).orElseThrow(() -> new Missing("delivery"));
    }

    /** Newest first. */
    synchronized List<Delivery> deliveries() {
        return deliveries.newestFirst(null).toList();
    }

    synchronized int pending() {
        return pending.size();
    }

    synchronized Mode mode() {
        return mode;
    }

    synchronized void setMode(Mode next) {
        mode = next;
    }

    synchronized int copies() {
        return copies;
    }

    /** @param each how often every new event is sent */
    synchronized void setCopies(int each) {
        if (each < 1 || each > MOST_COPIES) {
            throw new IllegalArgumentException("webhook_copies is 1 to " + MOST_COPIES);
        }
        copies = each;
    }

    synchronized Duration delay() {
        return delay;
    }

    /** @param pause how long new events wait on the simulator's clock */
    synchronized void setDelay(Duration pause) {
        if (pause.isNegative()) {
            throw new IllegalArgumentException("webhook_delay_seconds is not negative");
        }
        delay = pause;
    }

    /** What a restart may not lose: everything that was not accepted. */
    synchronized List<Delivery> undelivered() {
        return deliveries.all().stream()
                .filter(one -> one.state() != Delivery.State.DELIVERED)
                .toList();
    }

    synchronized void restore(List<Delivery> before) {
        before.forEach(delivery -> {
            keep(delivery);
            serial = Math.max(serial, delivery.serial());
        });
        changed = false;
    }

    /** Whether anything has become of an event since this was last asked. */
    synchronized boolean takeChange() {
        boolean taken = changed;
        changed = false;
        return taken;
    }

    synchronized void reset() {
        deliveries.clear();
        pending.clear();
        mode = Mode.ON;
        copies = 1;
        delay = Duration.ZERO;
        changed = true;
    }

    /** Starts sending what is due, without waiting for it. */
    void flush() {
        if (!worker.isShutdown() && flushing.compareAndSet(false, true)) {
            worker.execute(() -> {
                flushing.set(false);
                Optional<Delivery> due = nextDue();
                while (due.isPresent()) {
                    attempt(due.get());
                    due = nextDue();
                }
            });
        }
    }

    void close() {
        worker.shutdownNow();
    }

    private synchronized Optional<Delivery> nextDue() {
        return pending.isEmpty() || pending.first().nextAttemptAt().isAfter(clock.instant())
                ? Optional.empty()
                : Optional.of(pending.first());
    }

    private synchronized void keep(Delivery delivery) {
        deliveries.find(delivery.id()).filter(Delivery::isPending).ifPresent(pending::remove);
        deliveries.put(delivery);
        changed = true;
        if (delivery.isPending()) {
            pending.add(delivery);
        }
    }

    private void attempt(Delivery delivery) {
        Integer status = post(delivery.body().getBytes(StandardCharsets.UTF_8));
        synchronized (this) {
            // A reset in the meantime has forgotten it.
            deliveries.find(delivery.id()).ifPresent(known -> keep(known.answered(status, clock.instant())));
        }
    }

    private Integer post(byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        String signature = secrets.signature(body);
        if (signature != null) {
            request.header("BridgeApi-Signature", signature);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
