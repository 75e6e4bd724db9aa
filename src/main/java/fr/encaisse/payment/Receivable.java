package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.shared.Money;
import java.time.Duration;
import java.time.Instant;

/**
 * What is due on an issued invoice; instants are null when it never happened.
 *
 * @param number the invoice's, also the text for an ordinary transfer
 * @param credited what credit notes have taken off
 * @param part what the customer wants to pay next; null for all that is due
 * @param leftStep at which step of the hosted page the customer has left; empty when that is not known
 * @param refusal why the last link could not be made, our own code; empty when it could
 */
record Receivable(
        InvoiceId invoice,
        String number,
        Money gross,
        Money credited,
        Money settled,
        Money part,
        String refusal,
        Instant onScreenAt,
        Instant ledToBankAt,
        Instant lastOpenedAt,
        Instant checkedAt,
        Instant cancelledAt,
        Instant leftAt,
        String leftStep) {

    /** Screens tell so every few seconds. */
    private static final Duration ON_SCREEN = Duration.ofSeconds(20);

    /** The code is on a staff screen. */
    boolean isOnScreen(Instant now) {
        return onScreenAt != null && onScreenAt.plus(ON_SCREEN).isAfter(now);
    }

    boolean isCancelled() {
        return cancelledAt != null;
    }

    /** What is to come in altogether. */
    Money wanted() {
        return isCancelled() ? Money.ZERO : gross.minus(credited);
    }

    /** All of it is there. */
    boolean isSettled() {
        return settled.compareTo(wanted()) >= 0;
    }

    Money due() {
        return isSettled() ? Money.ZERO : wanted().minus(settled);
    }

    /** What the next link is for. */
    Money asked() {
        return part != null && part.compareTo(due()) < 0 ? part : due();
    }

    boolean isNothingDue() {
        return !due().isPositive();
    }

    /** More has come in than was asked for. */
    Money excess() {
        return settled.compareTo(wanted()) > 0 ? settled.minus(wanted()) : Money.ZERO;
    }
}
