package fr.encaisse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** What the simulated bank knows, and when it has to look at something again; not thread-safe. */
final class Books {

    /** The link or attempt that something falls due for. */
    record Appointment(Instant at, UUID id) {}

    private final Shelf<PaymentLink> links = new Shelf<>();
    private final Shelf<PaymentRequest> requests = new Shelf<>();
    private final Map<UUID, NavigableSet<Long>> requestsOfLink = new HashMap<>();
    /** The newest of each moment; the clock only moves forward, so does the serial. */
    private final NavigableMap<Instant, Long> linksByTime = new TreeMap<>();

    private final Map<String, UUID> tokens = new HashMap<>();
    private final PriorityQueue<Appointment> agenda = new PriorityQueue<>(Comparator.comparing(Appointment::at));
    private long serial;
    private boolean changed;

    Shelf<PaymentLink> links() {
        return links;
    }

    Shelf<PaymentRequest> requests() {
        return requests;
    }

    long nextSerial() {
        return ++serial;
    }

    /** Made in a span of time, the newest first; those before the given one, null starts with the newest. */
    Stream<PaymentLink> linksBetween(Instant since, Instant until, Long before) {
        Map.Entry<Instant, Long> newest = linksByTime.floorEntry(until);
        if (newest == null) {
            return Stream.empty();
        }
        long end = newest.getValue() + 1;
        return links.newestFirst(before == null ? end : Math.min(before, end))
                .takeWhile(link -> !link.createdAt().isBefore(since));
    }

    /** Newest first, those before the given one; null starts with the newest. */
    Stream<PaymentRequest> requestsOf(UUID link, Long before) {
        NavigableSet<Long> all = requestsOfLink.getOrDefault(link, Collections.emptyNavigableSet());
        return (before == null ? all : all.headSet(before, false))
                .descendingSet().stream().map(requests::get);
    }

    PaymentLink link(UUID id) {
        return links.find(id).orElseThrow(() -> new Missing("payment link"));
    }

    PaymentLink link(String token) {
        return Optional.ofNullable(tokens.get(token))
                .flatMap(links::find)
                .orElseThrow(() -> new Missing("payment link"));
    }

    PaymentRequest request(UUID id) {
        return requests.find(id).orElseThrow(() -> new Missing("payment request"));
    }

    PaymentLink keep(PaymentLink link) {
        links.put(link);
        tokens.put(link.token(), link.id());
        linksByTime.merge(link.createdAt(), link.serial(), Math::max);
        changed = true;
        return link;
    }

    PaymentRequest keep(PaymentRequest request) {
        requests.put(request);
        requestsOfLink
                .computeIfAbsent(request.linkId(), unknown -> new TreeSet<>())
                .add(request.serial());
        changed = true;
        return request;
    }

    void lookAgain(Instant at, UUID id) {
        agenda.add(new Appointment(at, id));
    }

    /** Takes the earliest appointment that has come, if any. */
    Optional<Appointment> nextDue(Instant now) {
        return agenda.isEmpty() || agenda.peek().at().isAfter(now) ? Optional.empty() : Optional.of(agenda.poll());
    }

    void touch() {
        changed = true;
    }

    boolean isChanged() {
        return changed;
    }

    void saved() {
        changed = false;
    }

    void clear() {
        links.clear();
        requests.clear();
        requestsOfLink.clear();
        linksByTime.clear();
        tokens.clear();
        agenda.clear();
        changed = true;
    }

    StateFile.State state(Duration clockAhead, List<Delivery> webhooks) {
        return new StateFile.State(clockAhead, List.copyOf(links.all()), List.copyOf(requests.all()), webhooks);
    }

    void restore(StateFile.State state) {
        for (PaymentLink link : state.links()) {
            keep(link);
            serial = Math.max(serial, link.serial());
            if (link.isUsable()) {
                lookAgain(link.expiresAt(), link.id());
            }
        }
        for (PaymentRequest request : state.requests()) {
            keep(request);
            serial = Math.max(serial, request.serial());
            if (request.settlesAt() != null && request.isPending()) {
                lookAgain(request.settlesAt(), request.id());
            }
        }
        changed = false;
    }
}
