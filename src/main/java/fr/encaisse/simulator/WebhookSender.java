package fr.encaisse.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
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
        keep(Delivery.of(++serial, type, body, state, clock.instant()));
        deliveries.keepNewest(REMEMBERED, delivery -> !delivery.isPending());
        flush();
    }

    /** Sends one event now, whatever became of it before: late, once more, or out of order. */
    synchronized Delivery send(UUID id) {
        Delivery delivery = deliveries.find(id).orElseThrow(() -> new Missing("delivery"));
        Delivery again = delivery.pending(clock.instant());
        keep(again);
        flush();
        return again;
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

    synchronized void reset() {
        deliveries.clear();
        pending.clear();
        mode = Mode.ON;
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
