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
 * @param decision of a manager about an announced payment; null when there is none
 */
record Attempt(
        String id,
        UUID link,
        AttemptStatus status,
        String reason,
        Money amount,
        Instant begunAt,
        Instant changedAt,
        Decision decision) {

    /** A payer who has been silent at the bank for so long blocks nobody any more. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Never answered at the bank, or cancelled there: not a refusal. */
    private static final Set<String> LEFT = Set.of("NOAS", "DS02");

    /** What a manager says about a payment that was announced and never executed, as far as the bank tells. */
    enum Decision {
        CONFIRMED,
        GIVEN_UP
    }

    /** Announced by the payer, and neither the bank nor a manager has said how it ended. */
    boolean isPending() {
        return isAnnounced() && decision == null;
    }

    boolean isAnnounced() {
        return status == AttemptStatus.PDNG;
    }

    boolean isAtBank(Instant now) {
        return isBegun() && !isSilent(now);
    }

    boolean isUnderWay(Instant now) {
        return isPending() || isAtBank(now);
    }

    boolean isRejected() {
        return status == AttemptStatus.RJCT && !LEFT.contains(reason);
    }

    boolean isLeft(Instant now) {
        return (status == AttemptStatus.RJCT && LEFT.contains(reason)) || (isBegun() && isSilent(now));
    }

    /** Somebody has chosen a bank and not confirmed there. */
    boolean isBegun() {
        return !isAnnounced() && !status.isFinal();
    }

    Attempt become(AttemptStatus next, String why, Instant at) {
        return new Attempt(id, link, next, why, amount, begunAt, at, decision);
    }

    /**
     * States only move forward. Money that had been executed can be returned, and executed again: of two final states the
     * later one counts.
     */
    boolean mayBecome(AttemptStatus next, Instant at) {
        return status.isFinal() && next.isFinal()
                ? status != next && !at.isBefore(changedAt)
                : status.comesBefore(next);
    }

    private boolean isSilent(Instant now) {
        return !changedAt.plus(PATIENCE).isAfter(now);
    }
}
