package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.journal.Journal;
import fr.encaisse.payment.PaymentEntry.Kind;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes the ledger of an invoice whose row the caller holds locked. */
@Component
class Bookkeeping {

    private final Entries entries;
    private final Attempts attempts;
    private final Links links;
    private final Journal journal;
    private final Clock clock;

    Bookkeeping(Entries entries, Attempts attempts, Links links, Journal journal, Clock clock) {
        this.entries = entries;
        this.attempts = attempts;
        this.links = links;
        this.journal = journal;
        this.clock = clock;
    }

    /** There is something that Bridge said and the ledger does not say yet. */
    boolean isBehind(InvoiceId invoice) {
        return !attempts.toBook(invoice).isEmpty()
                || !attempts.toTakeBack(invoice).isEmpty();
    }

    /** Each executed payment comes in once, each one that the bank took back goes out once. */
    void followBridge(InvoiceId invoice) {
        attempts.toBook(invoice).forEach(attempt -> {
            enter(invoice, attempt, Kind.BRIDGE, today(), "", Authors.BRIDGE);
            record("payment.received", invoice, attempt);
        });
        attempts.toTakeBack(invoice).forEach(attempt -> {
            enter(invoice, attempt, Kind.RETURNED, today(), "", Authors.BRIDGE);
            record("payment.returned", invoice, attempt);
        });
    }

    /** A manager has found an announced payment on the account. */
    void confirm(InvoiceId invoice, Attempt attempt, LocalDate day, String reference, Authors by) {
        enter(invoice, attempt, Kind.CONFIRMED, day, reference, by);
        attempts.decide(attempt, Attempt.Decision.CONFIRMED);
    }

    /** An entry that a manager writes; the same press writes it once. */
    void byHand(InvoiceId invoice, Kind kind, Money amount, LocalDate day, String reference, String press, Authors by) {
        entries.add(
                causeOf(press),
                new PaymentEntry(0, invoice, kind, amount, day, reference, null, null, clock.instant(), by));
    }

    static String causeOf(String press) {
        return "press:" + press;
    }

    /** Takes back what a manager wrote; of a confirmation the bank may say the same again later. */
    void reverse(PaymentEntry entry, String reason, String by) {
        entries.add(
                "reverses:" + entry.id(),
                new PaymentEntry(
                        0,
                        entry.invoice(),
                        Kind.REVERSAL,
                        Money.ZERO.minus(entry.amount()),
                        today(),
                        reason,
                        entry.attempt(),
                        entry.id(),
                        clock.instant(),
                        Authors.one(by)));
        if (entry.kind() == Kind.CONFIRMED) {
            attempts.decide(attempts.get(entry.attempt()), null);
        }
    }

    /** What has to do with an attempt turns with each entry: in, out, in again. */
    private void enter(InvoiceId invoice, Attempt attempt, Kind kind, LocalDate day, String reference, Authors by) {
        List<PaymentEntry> before = entries.of(attempt);
        boolean out = kind == Kind.RETURNED;
        Instant now = clock.instant();
        entries.add(
                "bridge:" + attempt.id() + ":" + before.size(),
                new PaymentEntry(
                        0,
                        invoice,
                        kind,
                        out ? Money.ZERO.minus(attempt.amount()) : attempt.amount(),
                        day,
                        reference,
                        attempt.id(),
                        out ? before.get(before.size() - 1).id() : null,
                        now,
                        by));
    }

    private LocalDate today() {
        return CompanyDay.today(clock);
    }

    private void record(String type, InvoiceId invoice, Attempt attempt) {
        String reference = links.get(attempt.link()).reference();
        journal.record(
                type,
                invoice.toString(),
                Map.of(
                        "attempt",
                        attempt.id(),
                        "link",
                        reference,
                        "amount",
                        attempt.amount().toString()));
    }
}
