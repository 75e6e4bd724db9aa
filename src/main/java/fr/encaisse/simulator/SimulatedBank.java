package fr.encaisse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Bridge and the banks behind it: the only place where links and attempts change their states. */
final class SimulatedBank {

    static final Predicate<PaymentTransaction> ALL = transaction -> true;

    private static final DemoBankLogin TOO_LATE = new DemoBankLogin(PaymentStatus.RJCT, "MS03", null, null);

    private final SimulatorClock clock;
    private final Duration settlementDelay;
    private final Faults faults;
    private final PaymentEvents events;
    private final WebhookSender webhooks;
    private final StateFile file;
    private final Books books = new Books();

    SimulatedBank(
            SimulatorClock clock, Duration settlementDelay, Faults faults, WebhookSender webhooks, StateFile file) {
        this.clock = clock;
        this.settlementDelay = settlementDelay;
        this.faults = faults;
        this.webhooks = webhooks;
        this.events = new PaymentEvents(webhooks);
        this.file = file;
        file.read().ifPresent(state -> {
            clock.setAhead(state.clockAhead());
            books.restore(state);
            webhooks.restore(state.webhooks());
        });
    }

    PaymentLink open(LinkOrder order) {
        return atomically(() -> {
            PaymentLink link = PaymentLink.open(books.nextSerial(), LinkToken.random(), order, clock.instant());
            books.lookAgain(link.expiresAt(), link.id());
            return books.keep(link);
        });
    }

    PaymentLink link(UUID id) {
        return atomically(() -> books.link(id));
    }

    PaymentLink linkOf(String token) {
        return atomically(() -> books.link(token));
    }

    /** One page, newest first. */
    Slice<PaymentLink> links(Predicate<PaymentLink> wanted, Long before, int limit) {
        return links(Instant.MIN, Instant.MAX, wanted, before, limit);
    }

    /** One page of those made in a span of time, newest first. */
    Slice<PaymentLink> links(Instant since, Instant until, Predicate<PaymentLink> wanted, Long before, int limit) {
        return atomically(
                () -> Slice.of(books.linksBetween(since, until, before).filter(wanted), limit));
    }

    PaymentLink revoke(UUID id) {
        return atomically(() -> end(books.link(id), LinkStatus.REVOKED, clock.instant(), true));
    }

    PaymentRequest request(UUID id) {
        return atomically(() -> books.request(id));
    }

    /** One page, newest first. */
    Slice<PaymentRequest> requests(Predicate<PaymentRequest> wanted, Long before, int limit) {
        return atomically(() -> Slice.of(books.requests().newestFirst(before).filter(wanted), limit));
    }

    /** One page of the attempts to pay through a link, newest first. */
    Slice<PaymentRequest> requestsOf(UUID link, Long before, int limit) {
        return atomically(() -> Slice.of(books.requestsOf(link, before), limit));
    }

    /** The payer picks a bank: a new attempt, known to the bank as well when this returns. */
    PaymentRequest choose(UUID linkId, Bank bank) {
        return atomically(() -> {
            PaymentLink link = books.link(linkId);
            if (!link.isUsable()) {
                throw new StateConflict("link is " + link.status().wire());
            }
            Instant now = clock.instant();
            PaymentRequest request = books.keep(PaymentRequest.of(books.nextSerial(), link, bank.id(), now));
            request.transactions().forEach(one -> events.transactionCreated(request, one, now));
            Optional.ofNullable(faults.settings().abandonAfterSeconds())
                    .ifPresent(patience -> books.lookAgain(now.plusSeconds(patience), request.id()));
            return move(request, PaymentStatus.ACTC, null, now, ALL);
        });
    }

    PaymentRequest logIn(UUID id, String login) {
        return atomically(() -> books.keep(books.request(id).atBank(login, null)));
    }

    PaymentRequest chooseAccount(UUID id, String account) {
        return atomically(() -> {
            PaymentRequest request = books.request(id);
            return books.keep(request.atBank(request.login(), account));
        });
    }

    /** The payer confirms; what follows depends on the login typed before. */
    PaymentRequest confirm(UUID id) {
        return atomically(() -> {
            PaymentRequest request = books.request(id);
            request.checkReadyToConfirm();
            boolean inTime =
                    books.link(request.linkId()).isUsable() || faults.settings().lateCompletion();
            DemoBankLogin outcome = inTime ? DemoBankLogin.of(request.login()) : TOO_LATE;
            Instant now = clock.instant();
            PaymentRequest agreed = outcome.last() == null ? request : request.settlingAt(now.plus(settlementDelay));
            if (agreed.settlesAt() != null) {
                books.lookAgain(agreed.settlesAt(), id);
            }
            return move(agreed, outcome.first(), outcome.firstReason(), now, ALL);
        });
    }

    /** The payer says no, as long as nothing is final. */
    PaymentRequest refuse(UUID id) {
        return atomically(() -> {
            PaymentRequest request = books.request(id);
            if (request.status().isFinal()) {
                throw new StateConflict("request is " + request.status());
            }
            return move(request, PaymentStatus.RJCT, "CUST", clock.instant(), ALL);
        });
    }

    /** Executes an attempt, or the chosen transactions of it, now. */
    PaymentRequest settle(UUID id, Predicate<PaymentTransaction> chosen) {
        return atomically(() -> move(books.request(id), PaymentStatus.ACSC, null, clock.instant(), chosen));
    }

    /** Also takes back what has been executed. */
    PaymentRequest reject(UUID id, String reason, Predicate<PaymentTransaction> chosen) {
        return atomically(() -> move(books.request(id), PaymentStatus.RJCT, reason, clock.instant(), chosen));
    }

    Ledger ledger() {
        return atomically(() -> Ledger.of(books.requests().all()));
    }

    void forward(Duration step) {
        atomically(() -> {
            clock.forward(step);
            books.touch();
            return null;
        });
        catchUp();
    }

    /** Does what has fallen due: expiries, settlements, abandoned attempts; stores what became of webhooks. */
    void catchUp() {
        atomically(() -> null);
    }

    void reset() {
        atomically(() -> {
            books.clear();
            clock.setAhead(Duration.ZERO);
            return null;
        });
    }

    /** Runs on the state as of now and stores what came of it before the caller hears of it. */
    private synchronized <T> T atomically(Supplier<T> work) {
        try {
            Optional<Books.Appointment> due = books.nextDue(clock.instant());
            while (due.isPresent()) {
                attend(due.get());
                due = books.nextDue(clock.instant());
            }
            return work.get();
        } finally {
            if (webhooks.takeChange() || books.isChanged()) {
                file.write(() -> books.state(clock.ahead(), webhooks.undelivered()));
                books.saved();
            }
        }
    }

    private void attend(Books.Appointment due) {
        books.links()
                .find(due.id())
                .filter(PaymentLink::isUsable)
                .ifPresent(link -> end(
                        link, LinkStatus.EXPIRED, due.at(), faults.settings().expiryWebhook()));
        books.requests().find(due.id()).ifPresent(request -> attend(request, due.at()));
    }

    private void attend(PaymentRequest request, Instant at) {
        if (request.status() == PaymentStatus.ACTC) {
            move(request, PaymentStatus.RJCT, "NOAS", at, ALL);
        } else if (request.isPending() && at.equals(request.settlesAt())) {
            DemoBankLogin outcome = DemoBankLogin.of(request.login());
            move(request, outcome.last(), outcome.lastReason(), at, ALL);
        }
    }

    /** A first PDNG or ACSC also completes the link, unless it has died in the meantime. */
    private PaymentRequest move(
            PaymentRequest before,
            PaymentStatus next,
            String reason,
            Instant at,
            Predicate<PaymentTransaction> chosen) {
        PaymentRequest after = books.keep(before.become(next, reason, at, chosen));
        after.transactions().stream()
                .filter(one -> !before.transactions().contains(one))
                .forEach(one -> events.transactionUpdated(after, one, at));
        PaymentLink link = books.link(after.linkId());
        if (link.isUsable() && (next == PaymentStatus.PDNG || next == PaymentStatus.ACSC)) {
            end(link, LinkStatus.COMPLETED, at, true);
        }
        return after;
    }

    private PaymentLink end(PaymentLink link, LinkStatus next, Instant at, boolean announced) {
        PaymentLink after = books.keep(link.become(next, at));
        if (announced) {
            events.linkUpdated(after, at);
        }
        return after;
    }
}
