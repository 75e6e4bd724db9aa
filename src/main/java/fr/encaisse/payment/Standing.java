package fr.encaisse.payment;

import fr.encaisse.shared.Money;
import java.net.URI;
import java.time.Instant;

/**
 * Where the payment of an invoice stands.
 *
 * @param phase what to tell people
 * @param due what is still due
 * @param paid what has come in
 * @param reason ISO 20022 reason of the last refusal or our own code of a refused link; empty otherwise; its words are
 *     under {@code payment.reason.<code>}
 * @param link the live hosted page; null when there is none
 * @param underWaySince since when a payment is under way; null when none is
 * @param checkedAt when Bridge was last asked; null when never
 */
public record Standing(
        Phase phase, Money due, Money paid, String reason, URI link, Instant underWaySince, Instant checkedAt) {

    /** Words are under {@code payment.phase.<name>}. */
    public enum Phase {
        /** Nobody is paying right now. */
        TO_PAY,
        /** A live link stands ready; nobody has followed it yet, as far as we know. */
        LINK_READY,
        /** The customer was led to the bank list a moment ago: scanned the code, or pressed "Payer". */
        CHOOSING_BANK,
        /** A bank has been chosen, the customer is logging in there (CREA, ACTC). */
        AT_BANK,
        /** Confirmed by the customer, the bank has not executed it yet (PDNG). */
        PENDING,
        /** The last attempt was refused by the bank; may be tried again. */
        REFUSED,
        /** The last attempt was left by the customer; may be tried again. */
        LEFT,
        PAID,
        CANCELLED
    }
}
