package fr.encaisse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Bridge and the banks behind it: every link and attempt, and the only place where their states change. */
final class SimulatedBank {

    private record Appointment(Instant at, UUID id) {}

    private final SimulatorClock clock;
    private final Duration settlementDelay;
    private final Faults faults;
    private final PaymentEvents events;
    private final StateFile file;

    private final Shelf<PaymentLink> links = new Shelf<>();
    private final Shelf<PaymentRequest> requests = new Shelf<>();
    private final Map<String, UUID> tokens = new HashMap<>();
    private final PriorityQueue<Appointment> agenda = new PriorityQueue<>(Comparator.comparing(Appointment::at));
    private long serial;
    private boolean changed;

    SimulatedBank(SimulatorClock clock, Duration settlementDelay, Faults faults, PaymentEvents events, StateFile file) {
        this.clock = clock;
        this.settlementDelay = settlementDelay;
        this.faults = faults;
        this.events = events;
        this.file = file;
        file.read().ifPresent(this::restore);
    }

    PaymentLink open(LinkOrder order) {
        return atomically(() -> {
            PaymentLink link = PaymentLink.open(++serial, LinkToken.random(), order, clock.instant());
            tokens.put(link.token(), link.id());
            agenda.add(new Appointment(link.expiresAt(), link.id()));
            return keep(link);
        });
    }

    PaymentLink link(UUID id) {
        return atomically(() -> known(id));
    }

    PaymentLink linkOf(String token) {
        return atomically(() -> {
            UUID id = tokens.get(token);
            if (id == null) {
                throw new Missing("payment link");
            }
            return known(id);
        });
    }

    /** One page, newest first. */
    Slice<PaymentLink> links(Predicate<PaymentLink> wanted, Long before, int limit) {
        return atomically(() -> Slice.of(links.newestFirst(before).filter(wanted), limit));
    }

    PaymentLink revoke(UUID id) {
        return atomically(() -> changeLink(known(id), LinkStatus.REVOKED, clock.instant(), true));
    }

    PaymentRequest request(UUID id) {
        return atomically(() -> begun(id));
    }

    /** One page, newest first. */
    Slice<PaymentRequest> requests(Predicate<PaymentRequest> wanted, Long before, int limit) {
        return atomically(() -> Slice.of(requests.newestFirst(before).filter(wanted), limit));
    }

    /** The payer picks a bank: a new attempt, known to the bank as well when this returns. */
    PaymentRequest choose(UUID linkId, Bank bank) {
        return atomically(() -> {
            PaymentLink link = known(linkId);
            if (!link.isUsable()) {
                throw new StateConflict("link is " + link.status().wire());
            }
            Instant now = clock.instant();
            PaymentRequest request = keep(PaymentRequest.of(++serial, link, bank.id(), now));
            request.transactions().forEach(one -> events.transactionCreated(request, one, now));
            Integer patience = faults.settings().abandonAfterSeconds();
            if (patience != null) {
                agenda.add(new Appointment(now.plusSeconds(patience), request.id()));
            }
            return move(request, PaymentStatus.ACTC, null, now, all());
        });
    }

    PaymentRequest logIn(UUID id, String login) {
        return atomically(() -> keep(begun(id).atBank(login, null)));
    }

    PaymentRequest chooseAccount(UUID id, String account) {
        return atomically(() -> {
            PaymentRequest request = begun(id);
            return keep(request.atBank(request.login(), account));
        });
    }

    /** The payer confirms; what follows depends on the login typed before. */
    PaymentRequest confirm(UUID id) {
        return atomically(() -> {
            PaymentRequest request = begun(id);
            if (request.status() != PaymentStatus.ACTC || request.login() == null) {
                throw new StateConflict("request is " + request.status());
            }
            Instant now = clock.instant();
            boolean tooLate =
                    !known(request.linkId()).isUsable() && !faults.settings().lateCompletion();
            DemoBankLogin outcome = tooLate
                    ? new DemoBankLogin(PaymentStatus.RJCT, "MS03", null, null)
                    : DemoBankLogin.of(request.login());
            if (outcome.last() != null) {
                request = keep(request.settlingAt(now.plus(settlementDelay)));
                agenda.add(new Appointment(request.settlesAt(), request.id()));
            }
            return move(request, outcome.first(), outcome.firstReason(), now, all());
        });
    }

    PaymentRequest refuse(UUID id) {
        return reject(id, "CUST", all());
    }

    /** Executes an attempt, or the chosen transactions of it, now. */
    PaymentRequest settle(UUID id, Predicate<PaymentTransaction> chosen) {
        return atomically(() -> move(begun(id), PaymentStatus.ACSC, null, clock.instant(), chosen));
    }

    PaymentRequest reject(UUID id, String reason, Predicate<PaymentTransaction> chosen) {
        return atomically(() -> move(begun(id), PaymentStatus.RJCT, reason, clock.instant(), chosen));
    }

    Ledger ledger() {
        return atomically(() -> Ledger.of(requests.all()));
    }

    void forward(Duration step) {
        atomically(() -> {
            clock.forward(step);
            changed = true;
            return null;
        });
        catchUp();
    }

    /** Does what has fallen due: expiries, settlements, abandoned attempts. */
    void catchUp() {
        atomically(() -> null);
    }

    void reset() {
        atomically(() -> {
            links.clear();
            requests.clear();
            tokens.clear();
            agenda.clear();
            clock.setAhead(Duration.ZERO);
            changed = true;
            return null;
        });
    }

    static Predicate<PaymentTransaction> all() {
        return transaction -> true;
    }

    /** Runs on the state as of now and stores what came of it before the caller hears of it. */
    private synchronized <T> T atomically(Supplier<T> work) {
        try {
            while (!agenda.isEmpty() && !agenda.peek().at().isAfter(clock.instant())) {
                attend(agenda.poll());
            }
            return work.get();
        } finally {
            if (changed && file.isKept()) {
                file.write(new StateFile.State(clock.ahead(), List.copyOf(links.all()), List.copyOf(requests.all())));
            }
            changed = false;
        }
    }

    private void attend(Appointment due) {
        links.find(due.id())
                .filter(PaymentLink::isUsable)
                .ifPresent(link -> changeLink(
                        link, LinkStatus.EXPIRED, due.at(), faults.settings().expiryWebhook()));
        requests.find(due.id()).ifPresent(request -> attend(request, due.at()));
    }

    private void attend(PaymentRequest request, Instant at) {
        if (request.status() == PaymentStatus.ACTC) {
            move(request, PaymentStatus.RJCT, "NOAS", at, all());
        } else if (request.isPending() && at.equals(request.settlesAt())) {
            DemoBankLogin outcome = DemoBankLogin.of(request.login());
            move(request, outcome.last(), outcome.lastReason(), at, all());
        }
    }

    /** A first PDNG or ACSC also completes the link, unless it has died in the meantime. */
    private PaymentRequest move(
            PaymentRequest before,
            PaymentStatus next,
            String reason,
            Instant at,
            Predicate<PaymentTransaction> chosen) {
        PaymentRequest after = keep(before.become(next, reason, at, chosen));
        changedTransactions(before, after).forEach(one -> events.transactionUpdated(after, one, at));
        PaymentLink link = known(after.linkId());
        if (link.isUsable() && (next == PaymentStatus.PDNG || next == PaymentStatus.ACSC)) {
            changeLink(link, LinkStatus.COMPLETED, at, true);
        }
        return after;
    }

    private static Stream<PaymentTransaction> changedTransactions(PaymentRequest before, PaymentRequest after) {
        return after.transactions().stream()
                .filter(one -> !before.transactions().contains(one));
    }

    private PaymentLink changeLink(PaymentLink link, LinkStatus next, Instant at, boolean announced) {
        PaymentLink after = keep(link.become(next, at));
        if (announced) {
            events.linkUpdated(after, at);
        }
        return after;
    }

    private PaymentLink known(UUID id) {
        return links.find(id).orElseThrow(() -> new Missing("payment link"));
    }

    private PaymentRequest begun(UUID id) {
        return requests.find(id).orElseThrow(() -> new Missing("payment request"));
    }

    private PaymentLink keep(PaymentLink link) {
        links.put(link);
        changed = true;
        return link;
    }

    private PaymentRequest keep(PaymentRequest request) {
        requests.put(request);
        changed = true;
        return request;
    }

    private void restore(StateFile.State state) {
        clock.setAhead(state.clockAhead());
        for (PaymentLink link : state.links()) {
            links.put(link);
            tokens.put(link.token(), link.id());
            serial = Math.max(serial, link.serial());
            if (link.isUsable()) {
                agenda.add(new Appointment(link.expiresAt(), link.id()));
            }
        }
        for (PaymentRequest request : state.requests()) {
            requests.put(request);
            serial = Math.max(serial, request.serial());
            if (request.settlesAt() != null && request.isPending()) {
                agenda.add(new Appointment(request.settlesAt(), request.id()));
            }
        }
    }
}
