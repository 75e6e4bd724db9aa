package fr.encaisse.payment;

import java.time.Duration;
import java.time.Instant;

/**
 * Links of one span of age, compared with Bridge's list again and again.
 *
 * @param from age of the youngest
 * @param to age of the oldest; null for all that are older
 * @param every how long to wait between two comparisons
 */
record SweepBand(String name, Duration from, Duration to, Duration every) {

    boolean covers(Instant begun, Instant at) {
        return !begun.isAfter(at.minus(from)) && (to == null || !begun.isBefore(at.minus(to)));
    }
}
