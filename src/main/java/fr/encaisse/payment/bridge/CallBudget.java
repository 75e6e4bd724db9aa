package fr.encaisse.payment.bridge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps all nodes together below Bridge's limit. A node reserves calls in portions, which grow while they are used up
 * quickly and lapse after a few seconds; a class of calls gets none once all calls of the last five minutes have reached
 * its ceiling. After a 429 all nodes pause.
 */
@Component
class CallBudget {

    private static final int FIRST_PORTION = 4;
    private static final int LARGEST_PORTION = 64;
    private static final Duration LONGEST_GUESS = Duration.ofMinutes(5);
    private static final Duration TOLD_EVERY = Duration.ofMinutes(5);
    private static final Logger log = LoggerFactory.getLogger(CallBudget.class);

    private final ReservedCalls reserved;
    private final Clock clock;
    private final int limit;
    private final Map<CallClass, Portion> portions = new EnumMap<>(CallClass.class);
    private final Map<CallClass, Instant> told = new EnumMap<>(CallClass.class);
    private Instant resumeAt = Instant.MIN;

    CallBudget(BridgeSettings settings, ReservedCalls reserved, Clock clock) {
        this.reserved = reserved;
        this.clock = clock;
        limit = settings.callsPerFiveMinutes();
    }

    /** @throws HeldBack when there is no call left for what this thread is doing */
    void take() {
        CallClass wanted = CallClass.current();
        Instant now = clock.instant();
        int portion = useOrSize(wanted, now);
        if (portion == 0) {
            return;
        }
        // Outside of the monitor: whoever waits for a connection must not keep those waiting who hold one.
        ReservedCalls.Grant grant = reserved.reserve(portion, wanted.ceiling(limit), now);
        keep(wanted, grant, portion, now);
    }

    /** 429: whatever we have counted, Bridge has counted more. */
    void refused(Optional<Duration> retryAfter) {
        Instant now = clock.instant();
        Instant until = reserved.pause(refusals -> now.plus(retryAfter.orElseGet(() -> guess(refusals))));
        synchronized (this) {
            if (!isPaused(now)) {
                log.warn("Bridge's limit of calls is reached: no calls before {}", until);
            }
            resumeAt = until;
            portions.clear();
        }
    }

    /** @return 0 when a call could be taken from what is there, otherwise how many to reserve */
    private synchronized int useOrSize(CallClass wanted, Instant now) {
        if (isPaused(now)) {
            throw new HeldBack("Bridge's limit of calls is reached");
        }
        Portion portion = portions.get(wanted);
        if (portion == null || !portion.window.equals(ReservedCalls.window(now))) {
            return FIRST_PORTION;
        }
        if (portion.left > 0) {
            portion.left--;
            return 0;
        }
        return Math.min(portion.size * 2, LARGEST_PORTION);
    }

    private synchronized void keep(CallClass wanted, ReservedCalls.Grant grant, int size, Instant now) {
        if (grant.resumeAt() != null) {
            resumeAt = grant.resumeAt();
            throw new HeldBack("Bridge's limit of calls is reached");
        }
        if (grant.calls() == 0) {
            tell(wanted, now);
            throw new HeldBack("Our share of Bridge's calls is used up");
        }
        Portion before = portions.get(wanted);
        Instant window = ReservedCalls.window(now);
        int left = before != null && before.window.equals(window) ? before.left : 0;
        portions.put(wanted, new Portion(window, size, left + grant.calls() - 1));
    }

    private void tell(CallClass wanted, Instant now) {
        Instant last = told.get(wanted);
        if (last == null || last.plus(TOLD_EVERY).isBefore(now)) {
            log.warn("Our share of Bridge's calls is used up for {}: waiting", wanted);
            told.put(wanted, now);
        }
    }

    /** A pause further away than any pause can be comes from a clock that was wrong. */
    private boolean isPaused(Instant now) {
        return resumeAt.isAfter(now) && !resumeAt.isAfter(now.plus(RetryAfter.LONGEST));
    }

    synchronized void forget() {
        portions.clear();
        told.clear();
        resumeAt = Instant.MIN;
        reserved.forget();
    }

    /** Full jitter: somewhere between at once and twice as late as the last time. */
    private static Duration guess(int refusals) {
        long longest = Math.min(LONGEST_GUESS.toMillis(), 2_000L << Math.min(refusals, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(500, longest + 1));
    }

    private static final class Portion {
        private final Instant window;
        private final int size;
        private int left;

        private Portion(Instant window, int size, int left) {
            this.window = window;
            this.size = size;
            this.left = left;
        }
    }
}
