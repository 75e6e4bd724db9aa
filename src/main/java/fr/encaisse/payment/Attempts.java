package fr.encaisse.payment;

import static fr.encaisse.payment.Columns.at;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.Attempt.Decision;
import fr.encaisse.payment.bridge.AttemptStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code payment_attempt}: what was tried. */
@Repository
class Attempts {

    private static final String OF_INVOICE =
            "select a.* from payment_attempt a join payment_link l on l.id = a.link_id where l.invoice_id = :id";

    /** What is left of its money: nothing before it came, nothing after it was taken back. */
    private static final String BOOKED =
            "(select coalesce(sum(p.amount), 0) from payment_entry p where p.attempt_id = a.id)";

    private final JdbcClient sql;

    Attempts(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of all links of the invoice, the newest first. */
    List<Attempt> of(InvoiceId invoice) {
        return list(OF_INVOICE + " order by a.begun_at desc, a.changed_at desc", invoice.value());
    }

    List<Attempt> of(PaymentLink link) {
        return list("select * from payment_attempt where link_id = :id", link.id());
    }

    Attempt get(String id) {
        return sql.sql("select * from payment_attempt where id = :id")
                .param("id", id)
                .query(Attempts::read)
                .single();
    }

    /** Executed by the bank, and its money is not in the ledger. */
    List<Attempt> toBook(InvoiceId invoice) {
        return list(OF_INVOICE + " and a.status = 'ACSC' and " + BOOKED + " = 0", invoice.value());
    }

    /** Rejected by the bank, and its money is in the ledger. */
    List<Attempt> toTakeBack(InvoiceId invoice) {
        return list(OF_INVOICE + " and a.status = 'RJCT' and " + BOOKED + " > 0", invoice.value());
    }

    void add(Attempt attempt) {
        sql.sql("insert into payment_attempt (id, link_id, status, reason, amount, begun_at, changed_at)"
                        + " values (:id, :link, :status, :reason, :amount, :begunAt, :changedAt)")
                .param("id", attempt.id())
                .param("link", attempt.link())
                .param("status", attempt.status().name())
                .param("reason", attempt.reason())
                .param("amount", attempt.amount().amount())
                .param("begunAt", at(attempt.begunAt()))
                .param("changedAt", at(attempt.changedAt()))
                .update();
    }

    void change(Attempt attempt) {
        sql.sql("update payment_attempt set status = :status, reason = :reason, changed_at = :changedAt"
                        + " where id = :id")
                .param("status", attempt.status().name())
                .param("reason", attempt.reason())
                .param("changedAt", at(attempt.changedAt()))
                .param("id", attempt.id())
                .update();
    }

    /** @param decision null to leave it open again */
    void decide(Attempt attempt, Decision decision) {
        sql.sql("update payment_attempt set decision = :decision where id = :id")
                .param("decision", decision == null ? null : decision.name())
                .param("id", attempt.id())
                .update();
    }

    private List<Attempt> list(String select, UUID id) {
        return sql.sql(select).param("id", id).query(Attempts::read).list();
    }

    private static Attempt read(ResultSet row, int index) throws SQLException {
        String reason = row.getString("reason");
        String decision = row.getString("decision");
        return new Attempt(
                row.getString("id"),
                row.getObject("link_id", UUID.class),
                AttemptStatus.valueOf(row.getString("status")),
                reason == null ? "" : reason,
                Columns.money(row, "amount"),
                Columns.instant(row, "begun_at"),
                Columns.instant(row, "changed_at"),
                decision == null ? null : Decision.valueOf(decision));
    }
}
