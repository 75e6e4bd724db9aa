package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.PaymentEntry.Kind;
import fr.encaisse.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a manager has written about money and a second person has not confirmed yet: it counts for nothing.
 *
 * @param kind {@code TRANSFER}, {@code REFUND} or {@code CONFIRMED}
 * @param amount positive, also of a refund
 * @param attempt the announced payment that is to be confirmed; null otherwise
 * @param proposedBy login
 */
public record WaitingRecord(
        UUID id,
        InvoiceId invoice,
        Kind kind,
        Money amount,
        LocalDate day,
        String reference,
        String attempt,
        Instant proposedAt,
        String proposedBy) {

    /** Four eyes: nobody confirms what they have written. */
    public boolean mayBeConfirmedBy(String login) {
        return !proposedBy.equals(login);
    }
}
