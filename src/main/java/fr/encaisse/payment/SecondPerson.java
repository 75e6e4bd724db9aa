package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.journal.Journal;
import fr.encaisse.payment.PaymentEntry.Kind;
import fr.encaisse.payment.TypedEntryCheck.Sound;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.NotFound;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** Four eyes: what one manager writes about money waits for another one, then it is recorded like any other. */
@Component
class SecondPerson {

    private final Settlement settlement;
    private final HandRecords hand;
    private final Proposals proposals;
    private final Journal journal;
    private final Clock clock;

    SecondPerson(Settlement settlement, HandRecords hand, Proposals proposals, Journal journal, Clock clock) {
        this.settlement = settlement;
        this.hand = hand;
        this.proposals = proposals;
        this.journal = journal;
        this.clock = clock;
    }

    /** The same press proposes once. @param attempt null unless an announced payment is confirmed */
    void propose(InvoiceId invoice, Kind kind, String attempt, TypedEntry typed, String press, String by) {
        TypedEntryCheck.requirePress(press);
        settlement.change(invoice, due -> {
            if (!proposals.knows(press)) {
                Sound sound = sound(due, kind, attempt, typed);
                requireNotProposed(invoice, attempt);
                WaitingRecord record = new WaitingRecord(
                        UUID.randomUUID(),
                        invoice,
                        kind,
                        sound.amount(),
                        sound.day(),
                        sound.reference(),
                        attempt,
                        clock.instant(),
                        by);
                proposals.add(record, press);
                journal("payment.proposed", record, by);
            }
            return null;
        });
    }

    private Sound sound(Receivable due, Kind kind, String attempt, TypedEntry typed) {
        return switch (kind) {
            case TRANSFER -> hand.soundTransfer(due, typed);
            case REFUND -> hand.soundRefund(due, typed);
            case CONFIRMED -> hand.soundProof(due, attempt, typed);
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    private void requireNotProposed(InvoiceId invoice, String attempt) {
        boolean proposed =
                attempt != null && proposals.waiting(invoice).stream().anyMatch(one -> attempt.equals(one.attempt()));
        if (proposed) {
            throw new Conflict("payment.proposal.already");
        }
    }

    /** Again does nothing. @throws InvalidInput when it is one's own, or cannot be any more */
    void confirm(InvoiceId invoice, UUID id, String by) {
        decide(invoice, id, true, by, (due, record) -> {
            if (!record.mayBeConfirmedBy(by)) {
                throw new InvalidInput("", "payment.proposal.another");
            }
            hand.record(due, record, by);
        });
    }

    /** It never counts; again does nothing. Whoever wrote it may take it back like this. */
    void refuse(InvoiceId invoice, UUID id, String by) {
        decide(invoice, id, false, by, (due, record) -> {});
    }

    private void decide(
            InvoiceId invoice, UUID id, boolean confirmed, String by, BiConsumer<Receivable, WaitingRecord> work) {
        settlement.change(invoice, due -> {
            WaitingRecord record = proposals.waiting(invoice).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElse(null);
            if (record == null) {
                requireDecided(invoice, id, confirmed);
                return null;
            }
            work.accept(due, record);
            proposals.decide(record, confirmed, clock.instant(), by);
            journal(confirmed ? "payment.secondPerson" : "payment.proposalRefused", record, by);
            return null;
        });
    }

    private void requireDecided(InvoiceId invoice, UUID id, boolean confirmed) {
        boolean asked = proposals.decision(invoice, id).orElseThrow(() -> new NotFound("payment.proposal.over"));
        if (asked != confirmed) {
            throw new Conflict("payment.proposal.over");
        }
    }

    private void journal(String type, WaitingRecord record, String by) {
        journal.record(
                type,
                record.invoice().toString(),
                Map.of(
                        "kind", record.kind().name(),
                        "amount", record.amount().toString(),
                        "day", record.day().toString(),
                        "proposedBy", record.proposedBy(),
                        "by", by));
    }
}
