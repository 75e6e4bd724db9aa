package fr.encaisse.payment;

import fr.encaisse.payment.bridge.CallClass;
import fr.encaisse.payment.bridge.NoAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The last safety net, so that nothing is lost when nobody else looks: open links band by band, and next to it what is
 * unfinished. Each is a piece of work that one node does when its turn has come.
 */
@Component
class Sweep {

    static final String NAME = "payment.sweep.";

    private static final Duration LEASE = Duration.ofMinutes(4);
    private static final Duration UNFINISHED_EVERY = Duration.ofMinutes(5);

    /** Webhooks that have been silent for so long may be dead. */
    private static final Duration HEARD = Duration.ofMinutes(15);

    /** While webhooks come in they tell what a bank has executed; the sweep finds what they have missed. */
    private static final Duration BANKS_PATIENCE = Duration.ofHours(2);

    /** After a Bridge that did not answer; what has piled up does not come all at once. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    /** A turn that comes exactly in time must not be missed by a fraction of a second. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private static final int UNFINISHED_AT_A_TIME = 100;
    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final SweepSettings settings;
    private final Lease lease;
    private final BandSweep bands;
    private final SweptBands swept;
    private final WebhookEvents webhooks;
    private final Links links;
    private final BridgeCheck check;
    private final LostIntents lostIntents;
    private final Withdrawal withdrawal;
    private final Clock clock;

    Sweep(
            SweepSettings settings,
            Lease lease,
            BandSweep bands,
            SweptBands swept,
            WebhookEvents webhooks,
            Links links,
            BridgeCheck check,
            LostIntents lostIntents,
            Withdrawal withdrawal,
            Clock clock) {
        this.settings = settings;
        this.lease = lease;
        this.bands = bands;
        this.swept = swept;
        this.webhooks = webhooks;
        this.links = links;
        this.check = check;
        this.lostIntents = lostIntents;
        this.withdrawal = withdrawal;
        this.clock = clock;
    }

    /** Does whatever has its turn by now. */
    void run() {
        CallClass.SWEEPING.run(() -> {
            turn("unfinished", UNFINISHED_EVERY, this::unfinished);
            settings.bands().forEach(band -> turn(band.name(), band.every(), alive -> compare(band, alive)));
        });
    }

    private void compare(SweepBand band, Runnable alive) {
        if (!mayWait(band)) {
            bands.compare(band, alive);
        }
    }

    private boolean mayWait(SweepBand band) {
        Instant now = clock.instant();
        return swept.last(band)
                        .filter(last -> last.plus(band.everyWhileHeard())
                                .minus(ROUNDING)
                                .isAfter(now))
                        .isPresent()
                && isHeard(now);
    }

    private boolean isHeard(Instant now) {
        return webhooks.isAnyProcessedSince(now.minus(HEARD));
    }

    private void turn(String name, Duration every, Consumer<Runnable> work) {
        Instant now = clock.instant();
        if (!lease.claim(NAME + name, LEASE)) {
            return;
        }
        try {
            work.accept(() -> lease.take(NAME + name, LEASE));
            lease.hold(NAME + name, now.plus(every).minus(ROUNDING));
        } catch (NoAnswer e) {
            log.debug("Sweep of {} not finished: {}", name, e.getMessage());
            lease.hold(NAME + name, clock.instant().plus(soon()));
        }
    }

    private void unfinished(Runnable alive) {
        Instant now = clock.instant();
        links.forgottenIntents(now).forEach(intent -> BandSweep.alone(intent, lostIntents::resolve));
        links.needless(now).forEach(needless -> BandSweep.alone(needless, link -> withdrawal.withdraw(link.invoice())));
        links.late(now, UNFINISHED_AT_A_TIME).forEach(link -> {
            alive.run();
            BandSweep.alone(link, check::settleAttempts);
        });
        Instant announced = isHeard(now) ? now.minus(BANKS_PATIENCE) : now;
        links.unfinished(now, announced, UNFINISHED_AT_A_TIME).forEach(link -> {
            alive.run();
            BandSweep.alone(link, check::settleAttempts);
        });
    }

    private static Duration soon() {
        return AGAIN.plusMillis(ThreadLocalRandom.current().nextLong(AGAIN.toMillis()));
    }
}
