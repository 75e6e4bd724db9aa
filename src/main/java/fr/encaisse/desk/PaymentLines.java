package fr.encaisse.desk;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.Authors;
import fr.encaisse.payment.PaymentBook;
import fr.encaisse.payment.PaymentEntry;
import fr.encaisse.payment.Payments;
import fr.encaisse.payment.PendingPayment;
import fr.encaisse.payment.WaitingRecord;
import fr.encaisse.process.People;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The single payments of an invoice in words for staff. */
@Component
class PaymentLines {

    private final Payments payments;
    private final People people;
    private final Rows rows;
    private final Moments moments;
    private final Words words;

    PaymentLines(Payments payments, People people, Rows rows, Moments moments, Words words) {
        this.payments = payments;
        this.people = people;
        this.rows = rows;
        this.moments = moments;
        this.words = words;
    }

    Shown of(InvoiceId invoice) {
        PaymentBook book = payments.payments(invoice);
        return new Shown(
                money(book.due()),
                money(book.paid()),
                book.excess().isPositive() ? money(book.excess()) : "",
                book.isReturned(),
                book.entries().stream().map(entry -> line(book, entry)).toList(),
                book.pending().stream().map(this::pending).toList(),
                book.waiting().stream().map(this::waiting).toList());
    }

    private Waiting waiting(WaitingRecord record) {
        return new Waiting(
                record.id(),
                words.say(
                        "desk.payments.waiting." + record.kind(), money(record.amount()), rows.shortDay(record.day())),
                record.reference(),
                words.say(
                        "desk.payments.by",
                        people.find(record.proposedBy()).displayName(),
                        moments.say(record.proposedAt())),
                record.proposedBy());
    }

    private Line line(PaymentBook book, PaymentEntry entry) {
        return new Line(
                entry.id(),
                rows.shortDay(entry.day()),
                words.say("payment.entry." + entry.kind()),
                money(entry.amount()),
                entry.reference(),
                authors(entry),
                !entry.amount().isPositive(),
                book.reversalOf(entry).isPresent(),
                book.mayBeReversed(entry));
    }

    private String authors(PaymentEntry entry) {
        Authors by = entry.by();
        if (by.recordedBy() == null) {
            return "";
        }
        String first = people.find(by.recordedBy()).displayName();
        String at = moments.say(entry.recordedAt());
        return by.confirmedBy() == null
                ? words.say("desk.payments.by", first, at)
                : words.say(
                        "desk.payments.byTwo",
                        first,
                        people.find(by.confirmedBy()).displayName(),
                        at);
    }

    private Pending pending(PendingPayment announced) {
        return new Pending(announced.attempt(), money(announced.amount()), moments.say(announced.since()));
    }

    private String money(Money amount) {
        return Display.money(amount, words.locale());
    }

    /**
     * @param excess what has to be sent back; empty when nothing has
     * @param returned the bank has taken money back, and it is missing
     */
    record Shown(
            String due,
            String paid,
            String excess,
            boolean returned,
            List<Line> lines,
            List<Pending> pending,
            List<Waiting> waiting) {

        Line line(long id) {
            return lines.stream().filter(one -> one.id() == id).findFirst().orElse(null);
        }

        Pending announced(String attempt) {
            return pending.stream()
                    .filter(one -> one.attempt().equals(attempt))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * @param amount with a minus when it went out
     * @param by who wrote it and when; empty when the bank said it
     * @param taken another line takes it back
     */
    record Line(
            long id,
            String day,
            String source,
            String amount,
            String reference,
            String by,
            boolean out,
            boolean taken,
            boolean reversible) {}

    /**
     * What a second person has to confirm.
     *
     * @param by who wrote it and when
     * @param author login
     */
    record Waiting(UUID id, String what, String reference, String by, String author) {}

    /** @param since ends a sentence */
    record Pending(String attempt, String amount, String since) {}
}
