package fr.encaisse.payment;

import static fr.encaisse.payment.Columns.at;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.PaymentEntry.Kind;
import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code payment_entry}; insert-only. */
@Repository
class Entries {

    private final JdbcClient sql;

    Entries(JdbcClient sql) {
        this.sql = sql;
    }

    /** In the order in which they were written. */
    List<PaymentEntry> of(InvoiceId invoice) {
        return sql.sql("select * from payment_entry where invoice_id = :invoice order by id")
                .param("invoice", invoice.value())
                .query(Entries::read)
                .list();
    }

    Optional<PaymentEntry> causedBy(String cause) {
        return sql.sql("select * from payment_entry where cause = :cause")
                .param("cause", cause)
                .query(Entries::read)
                .optional();
    }

    /** What is left of an attempt's money: zero before it came and after it was taken back. */
    List<PaymentEntry> of(Attempt attempt) {
        return sql.sql("select * from payment_entry where attempt_id = :attempt order by id")
                .param("attempt", attempt.id())
                .query(Entries::read)
                .list();
    }

    Money balance(InvoiceId invoice) {
        return new Money(sql.sql("select coalesce(sum(amount), 0) from payment_entry where invoice_id = :invoice")
                .param("invoice", invoice.value())
                .query(BigDecimal.class)
                .single());
    }

    /**
     * @param cause what makes this entry, unique for ever
     * @param entry its id is not looked at
     */
    void add(String cause, PaymentEntry entry) {
        sql.sql("insert into payment_entry (invoice_id, kind, amount, value_day, reference, cause, attempt_id,"
                        + " reverses, recorded_at, recorded_by, confirmed_by) values (:invoice, :kind, :amount, :day, :reference,"
                        + " :cause, :attempt, :reverses, :at, :by, :confirmedBy)")
                .param("invoice", entry.invoice().value())
                .param("kind", entry.kind().name())
                .param("amount", entry.amount().amount())
                .param("day", entry.day())
                .param("reference", entry.reference())
                .param("cause", cause)
                .param("attempt", entry.attempt())
                .param("reverses", entry.reverses())
                .param("at", at(entry.recordedAt()))
                .param("by", entry.by().recordedBy())
                .param("confirmedBy", entry.by().confirmedBy())
                .update();
    }

    private static PaymentEntry read(ResultSet row, int index) throws SQLException {
        long reverses = row.getLong("reverses");
        boolean isReversal = !row.wasNull();
        return new PaymentEntry(
                row.getLong("id"),
                new InvoiceId(row.getObject("invoice_id", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                Columns.money(row, "amount"),
                row.getObject("value_day", LocalDate.class),
                row.getString("reference"),
                row.getString("attempt_id"),
                isReversal ? reverses : null,
                Columns.instant(row, "recorded_at"),
                new Authors(row.getString("recorded_by"), row.getString("confirmed_by")));
    }
}
