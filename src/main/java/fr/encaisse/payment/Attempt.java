package fr.encaisse.payment;

import fr.encaisse.payment.bridge.AttemptStatus;
import fr.encaisse.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * One try of somebody to pay through a link, as last known.
 *
 * @param reason ISO 20022 code of a rejection; empty when there is none
 * @param changedAt when its status last changed
 */
record Attempt(
        String id, UUID link, AttemptStatus status, String reason, Money amount, Instant begunAt, Instant changedAt) {

    /** A payer who has been silent at the bank for so long blocks nobody any more. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Never answered at the bank, or cancelled there: not a refusal. */
    private static final Set<String> LEFT = Set.of("NOAS", "DS02");

    boolean isPending() {
        return status == AttemptStatus.PDNG;
    }

    boolean isAtBank(Instant now) {
        return !isPending() && !status.isFinal() && !isSilent(now);
    }

    boolean isUnderWay(Instant now) {
        return isPending() || isAtBank(now);
    }

    boolean isRejected() {
        return status == AttemptStatus.RJCT && !LEFT.contains(reason);
    }

    boolean isLeft(Instant now) {
        return (status == AttemptStatus.RJCT && LEFT.contains(reason))
                || (!isPending() && !status.isFinal() && isSilent(now));
    }

    private boolean isSilent(Instant now) {
        return !changedAt.plus(PATIENCE).isAfter(now);
    }
}
