package fr.encaisse.creditnote;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A credit note ("avoir", type 381 of UNTDID 1001): takes back all or part of an issued invoice. Amounts are positive.
 *
 * @param percent of the invoice; null unless that is how it was chosen
 * @param content what stands on it, in the terms of an invoice: its own number and day, the parties of the invoice, the
 *     reason as description; {@code dueDate}, {@code paymentRule} and {@code account} mean nothing here
 * @param sources for each line of the content the line of the invoice that it credits; null entries for amounts on no line
 *     in particular
 * @param issued null while it is a draft
 */
public record CreditNote(
        CreditNoteId id,
        Origin invoice,
        Basis basis,
        BigDecimal percent,
        InvoiceContent content,
        List<LinePlace> sources,
        Issued issued) {

    /** What was chosen to be credited; the names are stored, words are under {@code creditnote.basis.<name>}. */
    public enum Basis {
        /** All that is left. */
        ALL,
        LINES,
        PERCENT,
        AMOUNT
    }

    /** The invoice that a credit note refers to (BT-25, BT-26). */
    public record Origin(InvoiceId id, String number, LocalDate issueDate) {

        static Origin of(InvoiceContent invoice) {
            return new Origin(invoice.id(), invoice.number(), invoice.issueDate());
        }
    }

    /** Where a line stands on its invoice, both counted from 0. */
    public record LinePlace(int section, int line) {}

    /** Who took part, by login. */
    public record Issued(String writtenBy, String approvedBy, Instant at) {}

    public String number() {
        return content.number();
    }

    public String reason() {
        return content.description();
    }

    CreditNote numbered(String number, Issued by) {
        return new CreditNote(id, invoice, basis, percent, content.numbered(number), sources, by);
    }
}
