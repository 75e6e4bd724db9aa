package fr.encaisse.payment;

import java.time.Duration;
import java.time.Instant;

/**
 * Links of one span of age, compared with Bridge's list again and again.
 *
 * @param from age of the youngest
 * @param to age of the oldest; null for all that are older
 * @param every how long to wait between two comparisons
 * @param everyWhileHeard the same while Bridge's webhooks come in, so that it finds only what they have missed
 */
record SweepBand(String name, Duration from, Duration to, Duration every, Duration everyWhileHeard) {

    SweepBand {
        everyWhileHeard = everyWhileHeard == null ? every : everyWhileHeard;
    }

    boolean covers(Instant begun, Instant at) {
        return !begun.isAfter(at.minus(from)) && (to == null || !begun.isBefore(at.minus(to)));
    }
}
