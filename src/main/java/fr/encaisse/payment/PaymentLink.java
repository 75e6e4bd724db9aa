package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.bridge.LinkStatus;
import fr.encaisse.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One hosted page at Bridge, from our intent to make it until nothing can come in through it any more.
 *
 * @param reference ours, unique for ever; Bridge gives it back
 * @param leaseUntil while it is an intent: until then a node may be making it
 * @param bridgeId null until Bridge's answer is known
 */
record PaymentLink(
        UUID id,
        InvoiceId invoice,
        String reference,
        Money amount,
        State state,
        Instant intentAt,
        Instant leaseUntil,
        String bridgeId,
        String url,
        Instant expiresAt,
        Instant checkedAt) {

    /** A page that dies while the payer looks for the bank card reader is of no use. */
    static final Duration NEEDED = Duration.ofMinutes(30);

    enum State {
        /** About to be made, or made without our knowing: to be looked up. */
        INTENT,
        VALID,
        COMPLETED,
        EXPIRED,
        REVOKED,
        /** Bridge would not make it. */
        REFUSED,
        /** An intent that came to nothing. */
        VOID;

        boolean isLive() {
            return this == INTENT || this == VALID;
        }

        /** What Bridge says, where it says something new. */
        State after(LinkStatus status) {
            if (this != VALID) {
                return this;
            }
            return switch (status) {
                case COMPLETED -> COMPLETED;
                case EXPIRED -> EXPIRED;
                case REVOKED -> REVOKED;
                case VALID, UNKNOWN -> VALID;
            };
        }
    }

    boolean isUsable(Money due, Instant now) {
        return state == State.VALID && amount.equals(due) && expiresAt.isAfter(now.plus(NEEDED));
    }

    /** It can be paid, and it is not for what is wanted by now. */
    boolean isOutdated(Receivable receivable) {
        return state == State.VALID && (receivable.isNothingDue() || !amount.equals(receivable.asked()));
    }

    /** A node may be speaking to Bridge about it right now. */
    boolean isLeased(Instant now) {
        return state == State.INTENT && leaseUntil.isAfter(now);
    }
}
