package fr.encaisse.payment;

import static fr.encaisse.payment.Columns.at;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.bridge.AttemptStatus;
import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code payment_attempt} and {@code received_payment}: what was tried, and what came in, each once. */
@Repository
class Attempts {

    private static final String OF_INVOICE =
            "select a.* from payment_attempt a" + " join payment_link l on l.id = a.link_id where l.invoice_id = :id";

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

    /** Executed by the bank and not booked yet. */
    List<Attempt> toBook(InvoiceId invoice) {
        return list(
                OF_INVOICE + " and a.status = 'ACSC'"
                        + " and not exists (select 1 from received_payment p where p.attempt_id = a.id)",
                invoice.value());
    }

    /** Booked, then taken back by the bank. */
    List<Attempt> toTakeBack(InvoiceId invoice) {
        return list(
                OF_INVOICE + " and a.status = 'RJCT' and exists (select 1 from received_payment p"
                        + " where p.attempt_id = a.id and p.returned_at is null)",
                invoice.value());
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

    void book(InvoiceId invoice, Attempt attempt, Instant now) {
        sql.sql("insert into received_payment (attempt_id, invoice_id, amount, received_at)"
                        + " values (:attempt, :invoice, :amount, :now)")
                .param("attempt", attempt.id())
                .param("invoice", invoice.value())
                .param("amount", attempt.amount().amount())
                .param("now", at(now))
                .update();
    }

    void takeBack(Attempt attempt, Instant now) {
        sql.sql("update received_payment set returned_at = :now where attempt_id = :attempt")
                .param("now", at(now))
                .param("attempt", attempt.id())
                .update();
    }

    /** What has come in and stayed. */
    Money received(InvoiceId invoice) {
        BigDecimal sum = sql.sql("select coalesce(sum(amount), 0) from received_payment"
                        + " where invoice_id = :invoice and returned_at is null")
                .param("invoice", invoice.value())
                .query(BigDecimal.class)
                .single();
        return new Money(sum);
    }

    private List<Attempt> list(String select, UUID id) {
        return sql.sql(select).param("id", id).query(Attempts::read).list();
    }

    private static Attempt read(ResultSet row, int index) throws SQLException {
        String reason = row.getString("reason");
        return new Attempt(
                row.getString("id"),
                row.getObject("link_id", UUID.class),
                AttemptStatus.valueOf(row.getString("status")),
                reason == null ? "" : reason,
                Columns.money(row, "amount"),
                Columns.instant(row, "begun_at"),
                Columns.instant(row, "changed_at"));
    }
}
