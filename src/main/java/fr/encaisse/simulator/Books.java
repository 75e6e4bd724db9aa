package fr.encaisse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;

/** What the simulated bank knows, and when it has to look at something again; not thread-safe. */
final class Books {

    /** The link or attempt that something falls due for. */
    record Appointment(Instant at, UUID id) {}

    private final Shelf<PaymentLink> links = new Shelf<>();
    private final Shelf<PaymentRequest> requests = new Shelf<>();
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
        changed = true;
        return link;
    }

    PaymentRequest keep(PaymentRequest request) {
        requests.put(request);
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
