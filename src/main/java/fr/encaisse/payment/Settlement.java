package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.journal.Journal;
import fr.encaisse.payment.bridge.BridgeAttempt;
import fr.encaisse.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one routine that settles: merges what Bridge said, books each executed payment once, and tells the invoice when
 * the whole amount is there. Bridge has been asked before; here are only short transactions.
 */
@Component
class Settlement {

    /** A payer silent for so long on a dead link will not come back. */
    private static final Duration FORGOTTEN = Duration.ofDays(7);

    /** What a manager has decided about is not asked after for ever; a late word of the bank still comes by webhook. */
    private static final Duration DECIDED = Duration.ofDays(60);

    /** Bridge repeats an event for two days at most, and a bank executes within a working day: once more after that. */
    private static final Duration LATE = Duration.ofDays(3);

    private static final Duration SOONEST_LOOK = Duration.ofMinutes(10);
    private static final Duration LATEST_LOOK = Duration.ofHours(6);

    private static final int LONGEST_REASON = 20;

    private final Receivables receivables;
    private final Links links;
    private final Attempts attempts;
    private final Entries entries;
    private final Bookkeeping books;
    private final Invoices invoices;
    private final Journal journal;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate joining;
    private final TransactionTemplate apart;

    Settlement(
            Receivables receivables,
            Links links,
            Attempts attempts,
            Entries entries,
            Bookkeeping books,
            Invoices invoices,
            Journal journal,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.receivables = receivables;
        this.links = links;
        this.attempts = attempts;
        this.entries = entries;
        this.books = books;
        this.invoices = invoices;
        this.journal = journal;
        this.clock = clock;
        this.events = events;
        joining = new TransactionTemplate(transactions);
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Settles in the caller's transaction, if there is one, so that what follows from it in the process commits or fails
     * with it. Says again what has been said before: a listener that failed then gets another chance.
     */
    void settle(InvoiceId invoice, List<SeenLink> seen) {
        change(invoice, before -> {
            seen.forEach(this::merge);
            books.followBridge(invoice);
            seen.forEach(this::close);
            seenAt(invoice, seen);
            return null;
        });
    }

    /**
     * The same for what people record: whoever changes the ledger or what hangs on it does so in here.
     *
     * @param change what to do while nobody else touches this invoice; is given what was due before
     */
    <T> T change(InvoiceId invoice, Function<Receivable, T> change) {
        return joining.execute(transaction -> {
            Receivable before = receivables.lock(invoice);
            T result = change.apply(before);
            tell(before, sumUp(invoice));
            return result;
        });
    }

    /**
     * Keeps what Bridge said without drawing any conclusion, in a transaction of its own: for a caller that is about to
     * need more of those. {@link #isDue} tells whether {@link #settle} has to follow.
     */
    void note(InvoiceId invoice, List<SeenLink> seen) {
        apart.executeWithoutResult(transaction -> {
            receivables.lock(invoice);
            seen.forEach(this::merge);
            seen.forEach(this::leaveToTheSweep);
            seenAt(invoice, seen);
        });
    }

    /** There is money to book, or the invoice may not know yet that all of it is there. */
    boolean isDue(InvoiceId invoice) {
        return receivables.get(invoice).isSettled() || books.isBehind(invoice);
    }

    private void seenAt(InvoiceId invoice, List<SeenLink> seen) {
        if (!seen.isEmpty()) {
            receivables.checked(invoice, clock.instant());
        }
    }

    private Receivable sumUp(InvoiceId invoice) {
        Money balance = entries.balance(invoice);
        if (!balance.equals(receivables.get(invoice).settled())) {
            receivables.settled(invoice, balance);
        }
        return receivables.get(invoice);
    }

    private void tell(Receivable before, Receivable now) {
        InvoiceId invoice = now.invoice();
        if (now.excess().compareTo(before.excess()) > 0) {
            journal.record(
                    "payment.exceeds",
                    invoice.toString(),
                    Map.of("excess", now.excess().toString()));
        }
        if (now.isSettled() && !now.isCancelled()) {
            invoices.settled(invoice, clock.instant());
        } else if (before.isSettled() && !now.isSettled()) {
            invoices.reopened(invoice);
        }
        if (now.excess().isPositive()) {
            events.publishEvent(new ExcessFound(invoice));
        } else if (before.excess().isPositive()) {
            events.publishEvent(new ExcessGone(invoice));
        }
        links.live(invoice).ifPresent(link -> withdrawIfOutdated(link, now));
    }

    private void withdrawIfOutdated(PaymentLink live, Receivable now) {
        links.noteWhetherOutdated(live, now, clock.instant());
        if (live.isOutdated(now)) {
            events.publishEvent(new OutdatedLink(now.invoice()));
        }
    }

    private void merge(SeenLink seen) {
        PaymentLink link = links.get(seen.link().id());
        PaymentLink.State next = link.state().after(seen.status());
        if (next != link.state()) {
            links.become(link, next);
        }
        Map<String, Attempt> known =
                attempts.of(link).stream().collect(Collectors.toMap(Attempt::id, Function.identity()));
        for (BridgeAttempt attempt : seen.attempts()) {
            merge(link, known.get(attempt.id()), attempt);
        }
    }

    private void merge(PaymentLink link, Attempt known, BridgeAttempt seen) {
        Instant now = clock.instant();
        Instant changedAt = earlier(seen.updatedAt(), now);
        String reason = reason(seen);
        if (known == null) {
            Instant begunAt = earlier(seen.createdAt(), changedAt);
            Money amount = Objects.requireNonNullElse(seen.amount(), link.amount());
            attempts.add(new Attempt(seen.id(), link.id(), seen.status(), reason, amount, begunAt, changedAt, null));
        } else if (known.mayBecome(seen.status(), changedAt)) {
            attempts.change(known.become(seen.status(), reason, changedAt));
        }
    }

    /** A link is closed when nothing can come in through it any more. */
    private void close(SeenLink seen) {
        Instant now = clock.instant();
        PaymentLink link = links.get(seen.link().id());
        List<Attempt> known = attempts.of(link);
        boolean ended = !link.state().isLive();
        boolean explained = link.state() != PaymentLink.State.COMPLETED || !known.isEmpty();
        boolean quiet = known.stream().allMatch(attempt -> isOver(attempt, now));
        boolean closed = ended && explained && quiet;
        if (closed && !known.isEmpty()) {
            Instant late = lastChange(known).plus(LATE);
            links.lookLate(link, late.isAfter(now) ? late : null);
        }
        links.checked(link, now, !closed && isUnfinished(link, known) ? nextLook(known, now) : null, closed);
    }

    /** In case that whoever noted it comes to no conclusion. */
    private void leaveToTheSweep(SeenLink seen) {
        PaymentLink link = links.get(seen.link().id());
        if (isUnfinished(link, attempts.of(link))) {
            links.lookAgain(link, clock.instant());
        }
    }

    /** Its end is known while its money is not: an attempt is under way, or it died under a payer. */
    private static boolean isUnfinished(PaymentLink link, List<Attempt> known) {
        return !link.state().isLive()
                || known.stream().anyMatch(attempt -> !attempt.status().isFinal());
    }

    private static Instant lastChange(List<Attempt> known) {
        return known.stream().map(Attempt::changedAt).max(Instant::compareTo).orElseThrow();
    }

    private static boolean isOver(Attempt attempt, Instant now) {
        if (attempt.status().isFinal()) {
            return true;
        }
        Duration patience = attempt.isAnnounced() ? DECIDED : FORGOTTEN;
        return !attempt.isPending() && attempt.changedAt().plus(patience).isBefore(now);
    }

    private static Instant nextLook(List<Attempt> known, Instant now) {
        Duration silence = known.stream()
                .map(Attempt::changedAt)
                .max(Instant::compareTo)
                .map(last -> Duration.between(last, now))
                .orElse(SOONEST_LOOK);
        Duration atLeast = silence.compareTo(SOONEST_LOOK) < 0 ? SOONEST_LOOK : silence;
        return now.plus(atLeast.compareTo(LATEST_LOOK) > 0 ? LATEST_LOOK : atLeast);
    }

    private static String reason(BridgeAttempt seen) {
        String reason = Objects.requireNonNullElse(seen.reason(), "");
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    private static Instant earlier(Instant theirs, Instant ours) {
        return theirs == null || theirs.isAfter(ours) ? ours : theirs;
    }
}
