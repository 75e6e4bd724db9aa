package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.shared.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One line of an invoice's ledger; never changed, only reversed by another one.
 *
 * @param amount positive when money came in, negative when it went out
 * @param day value day at the bank; of Bridge's payments the day on which we learnt of them
 * @param reference of the bank, or what the payer wrote; empty for Bridge's payments
 * @param attempt id of the attempt at Bridge; null for money that came another way
 * @param reverses id of the entry that this one takes back; null otherwise
 */
public record PaymentEntry(
        long id,
        InvoiceId invoice,
        Kind kind,
        Money amount,
        LocalDate day,
        String reference,
        String attempt,
        Long reverses,
        Instant recordedAt,
        Authors by) {

    /** Where an entry comes from; words are under {@code payment.entry.<name>}. */
    public enum Kind {
        /** Executed by the payer's bank, says Bridge. */
        BRIDGE,
        /** Announced through Bridge and found on the account by a manager. */
        CONFIRMED,
        /** An ordinary transfer that a manager found on the account. */
        TRANSFER,
        /** Sent back to the client by a manager. */
        REFUND,
        /** Taken back by the payer's bank after it had been executed. */
        RETURNED,
        /** A slip of a manager's hand, taken back. */
        REVERSAL;

        /** Written by a manager, so that a manager may take it back. */
        public boolean isByHand() {
            return this == CONFIRMED || this == TRANSFER || this == REFUND;
        }
    }
}
