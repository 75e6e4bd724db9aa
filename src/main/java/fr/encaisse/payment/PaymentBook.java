package fr.encaisse.payment;

import fr.encaisse.shared.Money;
import java.util.List;
import java.util.Optional;

/**
 * The single payments of an invoice, as they are booked.
 *
 * @param excess what has come in beyond what is owed and has to be sent back
 * @param entries in the order in which they were written
 * @param pending announced, neither executed nor decided
 * @param waiting written by a manager, not confirmed by a second person
 */
public record PaymentBook(
        Money due,
        Money paid,
        Money excess,
        List<PaymentEntry> entries,
        List<PendingPayment> pending,
        List<WaitingRecord> waiting) {

    /** Written by hand, and nobody has taken it back. */
    public boolean mayBeReversed(PaymentEntry entry) {
        return entry.kind().isByHand() && reversalOf(entry).isEmpty();
    }

    public Optional<PaymentEntry> reversalOf(PaymentEntry entry) {
        return entries.stream()
                .filter(other -> other.reverses() != null && other.reverses() == entry.id())
                .findFirst();
    }

    /** Without the slips of a hand and what took them back: what has really moved. */
    public List<PaymentEntry> movements() {
        return entries.stream()
                .filter(entry -> entry.kind() != PaymentEntry.Kind.REVERSAL)
                .filter(entry -> entries.stream()
                        .noneMatch(
                                other -> other.kind() == PaymentEntry.Kind.REVERSAL && other.reverses() == entry.id()))
                .toList();
    }

    /** The bank has taken money back, and it is missing by now. */
    public boolean isReturned() {
        return due.isPositive() && entries.stream().anyMatch(entry -> entry.kind() == PaymentEntry.Kind.RETURNED);
    }
}
