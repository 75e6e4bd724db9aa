package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.journal.Journal;
import fr.encaisse.payment.Attempt.Decision;
import fr.encaisse.payment.PaymentEntry.Kind;
import fr.encaisse.payment.TypedEntryCheck.Sound;
import fr.encaisse.payment.bridge.AttemptStatus;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.NotFound;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What managers find at the bank or decide, recorded once however often it is sent, and settled like Bridge's word. */
@Component
class HandRecords {

    private final Settlement settlement;
    private final Bookkeeping books;
    private final Entries entries;
    private final Attempts attempts;
    private final TypedEntryCheck check;
    private final Journal journal;

    HandRecords(
            Settlement settlement,
            Bookkeeping books,
            Entries entries,
            Attempts attempts,
            TypedEntryCheck check,
            Journal journal) {
        this.settlement = settlement;
        this.books = books;
        this.entries = entries;
        this.attempts = attempts;
        this.check = check;
        this.journal = journal;
    }

    void transfer(InvoiceId invoice, TypedEntry typed, String press, String by) {
        once(invoice, press, due -> transfer(invoice, soundTransfer(due, typed), press, Authors.one(by)));
    }

    void refund(InvoiceId invoice, TypedEntry typed, String press, String by) {
        once(invoice, press, due -> refund(invoice, soundRefund(due, typed), press, Authors.one(by)));
    }

    /** What was proposed and has been confirmed by a second person, who sees that it may be more than what is due. */
    void record(Receivable due, WaitingRecord proposed, String confirmedBy) {
        InvoiceId invoice = proposed.invoice();
        Sound sound = new Sound(proposed.amount(), proposed.day(), proposed.reference());
        Authors by = new Authors(proposed.proposedBy(), confirmedBy);
        String press = "proposal-" + proposed.id();
        switch (proposed.kind()) {
            case TRANSFER -> transfer(invoice, sound, press, by);
            case REFUND -> refund(invoice, inExcess(due, sound), press, by);
            default -> confirm(invoice, attempt(invoice, proposed.attempt()), sound, by);
        }
    }

    Sound soundTransfer(Receivable due, TypedEntry typed) {
        Sound sound = check.read(typed, null);
        if (sound.amount().compareTo(due.due()) > 0 && !typed.excessAgreed()) {
            Money over = sound.amount().minus(due.due());
            throw new InvalidInput(
                    "excessAgreed", "payment.hand.exceeds", due.due().amount(), over.amount());
        }
        return sound;
    }

    Sound soundRefund(Receivable due, TypedEntry typed) {
        return inExcess(due, check.read(typed, null));
    }

    /** @throws Conflict when the payment is not announced any more */
    Sound soundProof(Receivable due, String attemptId, TypedEntry proof) {
        Attempt attempt = attempt(due.invoice(), attemptId);
        requirePending(attempt);
        return check.read(proof, attempt.amount());
    }

    private static Sound inExcess(Receivable due, Sound refund) {
        if (refund.amount().compareTo(due.excess()) > 0) {
            throw new InvalidInput(
                    "amount", "payment.hand.refundsTooMuch", due.excess().amount());
        }
        return refund;
    }

    private void transfer(InvoiceId invoice, Sound sound, String press, Authors by) {
        books.byHand(invoice, Kind.TRANSFER, sound.amount(), sound.day(), sound.reference(), press, by);
        record("payment.recorded", invoice, sound.amount(), sound.day(), by.recordedBy());
    }

    private void refund(InvoiceId invoice, Sound sound, String press, Authors by) {
        Money out = Money.ZERO.minus(sound.amount());
        books.byHand(invoice, Kind.REFUND, out, sound.day(), sound.reference(), press, by);
        record("payment.refunded", invoice, sound.amount(), sound.day(), by.recordedBy());
    }

    private void confirm(InvoiceId invoice, Attempt attempt, Sound sound, Authors by) {
        books.confirm(invoice, attempt, sound.day(), sound.reference(), by);
        record("payment.confirmed", invoice, attempt.amount(), sound.day(), by.recordedBy());
    }

    /** Again does nothing. */
    void reverse(InvoiceId invoice, long id, String reason, String by) {
        settlement.change(invoice, due -> {
            PaymentEntry entry = entries.of(invoice).stream()
                    .filter(one -> one.id() == id)
                    .findFirst()
                    .orElseThrow(() -> new NotFound("payment.entry.unknown"));
            boolean reversed =
                    entries.of(invoice).stream().anyMatch(one -> one.reverses() != null && one.reverses() == id);
            if (!reversed) {
                requireReversible(entry);
                books.reverse(entry, check.reason(reason), by);
                record("payment.reversed", invoice, entry.amount(), entry.day(), by);
            }
            return null;
        });
    }

    /** Again does nothing, the bank's own word later neither. */
    void confirm(InvoiceId invoice, String attemptId, TypedEntry proof, String by) {
        settlement.change(invoice, due -> {
            Attempt attempt = attempt(invoice, attemptId);
            if (attempt.decision() != Decision.CONFIRMED) {
                confirm(invoice, attempt, soundProof(due, attemptId, proof), Authors.one(by));
            }
            return null;
        });
    }

    /** From now on it keeps nobody from paying; should the bank execute it after all, it counts. Again does nothing. */
    void giveUp(InvoiceId invoice, String attemptId, String reason, String by) {
        settlement.change(invoice, due -> {
            Attempt attempt = attempt(invoice, attemptId);
            if (attempt.decision() != Decision.GIVEN_UP) {
                requirePending(attempt);
                String why = check.reason(reason);
                attempts.decide(attempt, Decision.GIVEN_UP);
                journal.record(
                        "payment.givenUp", invoice.toString(), Map.of("attempt", attemptId, "reason", why, "by", by));
            }
            return null;
        });
    }

    private void once(InvoiceId invoice, String press, Consumer<Receivable> recording) {
        TypedEntryCheck.requirePress(press);
        settlement.change(invoice, due -> {
            if (entries.causedBy(Bookkeeping.causeOf(press)).isEmpty()) {
                recording.accept(due);
            }
            return null;
        });
    }

    private Attempt attempt(InvoiceId invoice, String id) {
        return attempts.of(invoice).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("payment.attempt.unknown"));
    }

    private static void requirePending(Attempt attempt) {
        if (!attempt.isPending()) {
            throw new Conflict("payment.attempt.over");
        }
    }

    /** What the bank has said itself by now is no slip of ours. */
    private void requireReversible(PaymentEntry entry) {
        boolean saidByBank =
                entry.kind() == Kind.CONFIRMED && attempts.get(entry.attempt()).status() == AttemptStatus.ACSC;
        if (!entry.kind().isByHand() || saidByBank) {
            throw new Conflict("payment.entry.notByHand");
        }
    }

    private void record(String type, InvoiceId invoice, Money amount, LocalDate day, String by) {
        journal.record(type, invoice.toString(), Map.of("amount", amount.toString(), "day", day.toString(), "by", by));
    }
}
