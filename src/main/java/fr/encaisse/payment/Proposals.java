package fr.encaisse.payment;

import static fr.encaisse.payment.Columns.at;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.PaymentEntry.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code payment_proposal}. */
@Repository
class Proposals {

    /** What the bank has answered meanwhile needs nobody any more. */
    private static final String WAITING = "select p.* from payment_proposal p left join payment_attempt a"
            + " on a.id = p.attempt_id where p.decided_at is null"
            + " and (p.attempt_id is null or (a.status = 'PDNG' and a.decision is null))";

    private final JdbcClient sql;

    Proposals(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param press unique for ever */
    void add(WaitingRecord record, String press) {
        sql.sql("insert into payment_proposal (id, invoice_id, kind, amount, value_day, reference, attempt_id, press,"
                        + " proposed_at, proposed_by, confirmed) values (:id, :invoice, :kind, :amount, :day,"
                        + " :reference, :attempt, :press, :at, :by, false)")
                .param("id", record.id())
                .param("invoice", record.invoice().value())
                .param("kind", record.kind().name())
                .param("amount", record.amount().amount())
                .param("day", record.day())
                .param("reference", record.reference())
                .param("attempt", record.attempt())
                .param("press", press)
                .param("at", at(record.proposedAt()))
                .param("by", record.proposedBy())
                .update();
    }

    boolean knows(String press) {
        return sql.sql("select count(*) from payment_proposal where press = :press")
                        .param("press", press)
                        .query(Long.class)
                        .single()
                > 0;
    }

    List<WaitingRecord> waiting(InvoiceId invoice) {
        return sql.sql(WAITING + " and p.invoice_id = :invoice order by p.proposed_at, p.id")
                .param("invoice", invoice.value())
                .query(Proposals::read)
                .list();
    }

    /** The oldest first. */
    List<InvoiceId> waiting(int limit) {
        return sql
                .sql("select w.invoice_id from (" + WAITING
                        + ") w group by w.invoice_id order by min(w.proposed_at) limit :limit")
                .param("limit", limit)
                .query(UUID.class)
                .list()
                .stream()
                .map(InvoiceId::new)
                .toList();
    }

    /** Waiting or decided; @return whether it was confirmed, empty while it waits or when there is none */
    Optional<Boolean> decision(InvoiceId invoice, UUID id) {
        return sql.sql("select confirmed from payment_proposal where id = :id and invoice_id = :invoice"
                        + " and decided_at is not null")
                .param("id", id)
                .param("invoice", invoice.value())
                .query(Boolean.class)
                .optional();
    }

    void decide(WaitingRecord record, boolean confirmed, Instant now, String by) {
        sql.sql("update payment_proposal set decided_at = :at, decided_by = :by, confirmed = :confirmed where id = :id")
                .param("at", at(now))
                .param("by", by)
                .param("confirmed", confirmed)
                .param("id", record.id())
                .update();
    }

    private static WaitingRecord read(ResultSet row, int index) throws SQLException {
        return new WaitingRecord(
                row.getObject("id", UUID.class),
                new InvoiceId(row.getObject("invoice_id", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                Columns.money(row, "amount"),
                row.getObject("value_day", LocalDate.class),
                row.getString("reference"),
                row.getString("attempt_id"),
                Columns.instant(row, "proposed_at"),
                row.getString("proposed_by"));
    }
}
