package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.Standing.Phase;
import fr.encaisse.payment.bridge.AttemptStatus;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the tables say about a payment, in the words of {@link Standing}. */
@Component
class Standings {

    /** Who has not chosen a bank by then has put the phone away. */
    private static final Duration CHOOSING = Duration.ofMinutes(5);

    /** How far Bridge's clock may be from ours. */
    private static final Duration SKEW = Duration.ofSeconds(3);

    /** Reasons of banks that have words of their own; all others share one. */
    private static final Set<String> WORDED = Set.of(
            "AC01", "AC04", "AC06", "AG01", "AM04", "AM18", "CH03", "CUST", "DS02", "FF01", "FRAD", "MS03", "NOAS",
            "RR01", "RR03", "RR04", "RR12");

    private static final String UNSTATED = "UNSTATED";

    private final Receivables receivables;
    private final Links links;
    private final Attempts attempts;
    private final SweptBands swept;
    private final Clock clock;

    Standings(Receivables receivables, Links links, Attempts attempts, SweptBands swept, Clock clock) {
        this.receivables = receivables;
        this.links = links;
        this.attempts = attempts;
        this.swept = swept;
        this.clock = clock;
    }

    Standing of(InvoiceId invoice) {
        Receivable receivable = receivables.get(invoice);
        Instant now = clock.instant();
        List<Attempt> tried = attempts.of(invoice);
        Optional<PaymentLink> link = readyLink(receivable, now);
        Optional<Attempt> underWay = underWay(tried, now);
        boolean choosing = link.isPresent() && isChoosing(receivable, tried, now);
        Optional<Attempt> failed = choosing ? Optional.empty() : failed(receivable, tried, now);
        return new Standing(
                phase(receivable, underWay, failed, link, choosing, now),
                receivable.due(),
                receivable.settled(),
                reason(receivable, underWay, failed),
                link.map(ready -> URI.create(ready.url())).orElse(null),
                receivable.isNothingDue()
                        ? null
                        : underWay.map(Attempt::begunAt).orElse(null),
                checkedAt(receivable, link));
    }

    /** Only while the code is on a staff screen and nobody is paying yet. */
    Optional<URI> straightToBank(InvoiceId invoice) {
        Receivable receivable = receivables.get(invoice);
        Instant now = clock.instant();
        if (!receivable.isOnScreen(now) || underWay(attempts.of(invoice), now).isPresent()) {
            return Optional.empty();
        }
        return readyLink(receivable, now)
                .filter(link -> link.amount().equals(receivable.due()))
                .map(link -> URI.create(link.url()));
    }

    private static Phase phase(
            Receivable receivable,
            Optional<Attempt> underWay,
            Optional<Attempt> failed,
            Optional<PaymentLink> link,
            boolean choosing,
            Instant now) {
        if (receivable.isCancelled()) {
            return Phase.CANCELLED;
        }
        if (receivable.isSettled()) {
            return Phase.PAID;
        }
        if (underWay.isPresent()) {
            return underWay.get().isPending() ? Phase.PENDING : Phase.AT_BANK;
        }
        if (choosing) {
            return Phase.CHOOSING_BANK;
        }
        if (failed.isPresent()) {
            return failed.get().isLeft(now) ? Phase.LEFT : Phase.REFUSED;
        }
        return link.isPresent() ? Phase.LINK_READY : Phase.TO_PAY;
    }

    /** Led to the bank list, and no attempt has come of it yet. */
    private static boolean isChoosing(Receivable receivable, List<Attempt> tried, Instant now) {
        Instant led = receivable.ledToBankAt();
        return led != null
                && led.plus(CHOOSING).isAfter(now)
                && tried.stream().allMatch(attempt -> isOver(attempt, receivable.lastOpenedAt(), led));
    }

    /** It ended clearly before, or a new try was invited in between. */
    private static boolean isOver(Attempt attempt, Instant invited, Instant led) {
        return attempt.changedAt().plus(SKEW).isBefore(led)
                || (invited != null && attempt.changedAt().isBefore(invited) && !invited.isAfter(led));
    }

    private static String reason(Receivable receivable, Optional<Attempt> underWay, Optional<Attempt> failed) {
        if (receivable.isNothingDue() || underWay.isPresent()) {
            return "";
        }
        return failed.filter(attempt -> attempt.status() == AttemptStatus.RJCT)
                .map(attempt -> WORDED.contains(attempt.reason()) ? attempt.reason() : UNSTATED)
                .orElseGet(() -> receivable.refusal().isEmpty() && receivable.leftAt() != null
                        ? LeftStep.reason(receivable.leftStep())
                        : receivable.refusal());
    }

    /** What the customer has confirmed counts more than what is still being confirmed. */
    private static Optional<Attempt> underWay(List<Attempt> tried, Instant now) {
        return tried.stream()
                .filter(Attempt::isPending)
                .findFirst()
                .or(() ->
                        tried.stream().filter(attempt -> attempt.isAtBank(now)).findFirst());
    }

    /** The newest attempt, if it came to nothing and no new try has been invited since. */
    private static Optional<Attempt> failed(Receivable receivable, List<Attempt> tried, Instant now) {
        return tried.stream()
                .findFirst()
                .filter(attempt -> attempt.isRejected() || attempt.isLeft(now))
                .filter(attempt -> receivable.lastOpenedAt() == null
                        || !receivable.lastOpenedAt().isAfter(attempt.changedAt()));
    }

    /** Asked about itself, or seen unchanged in Bridge's list. */
    private Instant checkedAt(Receivable receivable, Optional<PaymentLink> ready) {
        return Stream.concat(Stream.ofNullable(receivable.checkedAt()), ready.flatMap(swept::lastLook).stream())
                .max(Instant::compareTo)
                .orElse(null);
    }

    private Optional<PaymentLink> readyLink(Receivable receivable, Instant now) {
        return links.live(receivable.invoice())
                .filter(link -> link.state() == PaymentLink.State.VALID)
                .filter(link -> link.amount().equals(receivable.asked()))
                .filter(link -> link.expiresAt().isAfter(now));
    }
}
