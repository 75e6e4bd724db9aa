package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** When to look again: soon after somebody did something, then less and less often. */
@Component
class Rhythm {

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration SHORTEST_WHILE_DOWN = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration INTEREST = Duration.ofMinutes(30);

    private final Receivables receivables;
    private final Links links;
    private final Attempts attempts;
    private final Clock clock;

    Rhythm(Receivables receivables, Links links, Attempts attempts, Clock clock) {
        this.receivables = receivables;
        this.links = links;
        this.attempts = attempts;
        this.clock = clock;
    }

    Outlook outlook(InvoiceId invoice) {
        Receivable receivable = receivables.get(invoice);
        if (receivable.isNothingDue()) {
            return Outlook.SETTLED;
        }
        Instant now = clock.instant();
        List<Attempt> tried = attempts.of(invoice);
        boolean underWay = tried.stream().anyMatch(attempt -> attempt.isUnderWay(now));
        return new Outlook(false, underWay || isInvited(receivable, now), gap(receivable, tried, now));
    }

    /** Bridge did not answer: nothing is known but what was known before. */
    Outlook unknown(InvoiceId invoice) {
        Outlook known = outlook(invoice);
        Duration patience = within(SHORTEST_WHILE_DOWN, known.nextLook().multipliedBy(2));
        // What waits for the same Bridge must not come back all at once.
        Duration gap = patience.plusMillis(ThreadLocalRandom.current().nextLong(patience.toMillis() / 2));
        boolean open = !links.watched(invoice).isEmpty();
        return new Outlook(false, known.someoneMayBePaying() || open, gap);
    }

    private boolean isInvited(Receivable receivable, Instant now) {
        boolean live = links.live(receivable.invoice())
                .filter(link -> link.state() == PaymentLink.State.VALID)
                .filter(link -> link.expiresAt().isAfter(now))
                .isPresent();
        return live
                && signs(receivable, List.of())
                        .anyMatch(sign -> sign.plus(INTEREST).isAfter(now));
    }

    private static Duration gap(Receivable receivable, List<Attempt> tried, Instant now) {
        Duration silence = signs(receivable, tried)
                .max(Instant::compareTo)
                .map(last -> Duration.between(last, now))
                .orElse(LONGEST);
        return within(SHORTEST, silence.dividedBy(2));
    }

    private static Stream<Instant> signs(Receivable receivable, List<Attempt> tried) {
        return Stream.concat(
                Stream.of(receivable.onScreenAt(), receivable.lastOpenedAt()).filter(Objects::nonNull),
                tried.stream().map(Attempt::changedAt));
    }

    private static Duration within(Duration shortest, Duration wanted) {
        if (wanted.compareTo(shortest) < 0) {
            return shortest;
        }
        return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }
}
