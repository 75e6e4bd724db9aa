package fr.encaisse.proof;

import fr.encaisse.journal.JournalEntry;
import fr.encaisse.shared.Money;

/**
 * What entries of the journal sum up to.
 *
 * @param invoiced gross of the invoices issued
 * @param credited gross of the credit notes issued
 * @param movements how often money came in or went out
 * @param received what came in less what went out again
 */
public record Totals(long invoices, Money invoiced, long creditNotes, Money credited, long movements, Money received) {

    static final Totals NONE = new Totals(0, Money.ZERO, 0, Money.ZERO, 0, Money.ZERO);

    Totals plus(Totals other) {
        return new Totals(
                invoices + other.invoices,
                invoiced.plus(other.invoiced),
                creditNotes + other.creditNotes,
                credited.plus(other.credited),
                movements + other.movements,
                received.plus(other.received));
    }

    Totals plus(JournalEntry entry) {
        return plus(of(entry));
    }

    private static Totals of(JournalEntry entry) {
        return switch (entry.type()) {
            case "invoice.issued" -> new Totals(1, amount(entry, "gross"), 0, Money.ZERO, 0, Money.ZERO);
            case "creditNote.issued" -> new Totals(0, Money.ZERO, 1, amount(entry, "gross"), 0, Money.ZERO);
            default -> isMovement(entry) ? new Totals(0, Money.ZERO, 0, Money.ZERO, 1, movement(entry)) : NONE;
        };
    }

    static boolean isMovement(JournalEntry entry) {
        return switch (entry.type()) {
            case "payment.received",
                    "payment.recorded",
                    "payment.confirmed",
                    "payment.returned",
                    "payment.refunded",
                    "payment.reversed" -> true;
            default -> false;
        };
    }

    /** Positive when money came in. A reversal names the amount of what it takes back. */
    static Money movement(JournalEntry entry) {
        Money amount = amount(entry, "amount");
        return switch (entry.type()) {
            case "payment.returned", "payment.refunded", "payment.reversed" -> Money.ZERO.minus(amount);
            default -> amount;
        };
    }

    /** An entry that was tampered with counts nothing here; the chain tells of it. */
    private static Money amount(JournalEntry entry, String fact) {
        try {
            return Money.of(entry.fact(fact));
        } catch (IllegalArgumentException unreadable) {
            return Money.ZERO;
        }
    }
}
