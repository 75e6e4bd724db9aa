package fr.encaisse.payment;

import static fr.encaisse.payment.Columns.at;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.PaymentLink.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code payment_link}; its unique {@code live_key} keeps an invoice from having two live links. */
@Repository
class Links {

    private final JdbcClient sql;

    Links(JdbcClient sql) {
        this.sql = sql;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when there is a live link already */
    void add(PaymentLink intent) {
        sql.sql("insert into payment_link (id, invoice_id, reference, amount, state, live_key, intent_at, lease_until,"
                        + " expires_at, closed) values (:id, :invoice, :reference, :amount, :state, :invoice,"
                        + " :intentAt, :leaseUntil, :expiresAt, false)")
                .param("id", intent.id())
                .param("invoice", intent.invoice().value())
                .param("reference", intent.reference())
                .param("amount", intent.amount().amount())
                .param("state", intent.state().name())
                .param("intentAt", at(intent.intentAt()))
                .param("leaseUntil", at(intent.leaseUntil()))
                .param("expiresAt", at(intent.expiresAt()))
                .update();
    }

    PaymentLink get(UUID id) {
        return one("id = :value", id).orElseThrow();
    }

    /** The one that is being made or stands ready. */
    Optional<PaymentLink> live(InvoiceId invoice) {
        return one("live_key = :value", invoice.value());
    }

    Optional<PaymentLink> byBridgeId(String bridgeId) {
        return bridgeId == null ? Optional.empty() : one("bridge_id = :value", bridgeId);
    }

    Optional<PaymentLink> byReference(String reference) {
        return reference == null ? Optional.empty() : one("reference = :value", reference);
    }

    /** Links of an invoice that are known at Bridge and through which something may still come in. */
    List<PaymentLink> watched(InvoiceId invoice) {
        return sql.sql("select * from payment_link where invoice_id = :invoice and closed = false"
                        + " and bridge_id is not null order by intent_at")
                .param("invoice", invoice.value())
                .query(Links::read)
                .list();
    }

    /** When the oldest link was begun that can be paid, or of which it is not sure that it was never made. */
    Optional<Instant> oldestToCompare(Instant reach, Instant strays) {
        return sql.sql("select min(intent_at) as oldest from payment_link where intent_at >= :reach"
                        + " and ((closed = false and state = 'VALID') or (state = 'VOID' and intent_at > :strays))")
                .param("reach", at(reach))
                .param("strays", at(strays))
                .query((row, index) -> Optional.ofNullable(Columns.instant(row, "oldest")))
                .single();
    }

    /** Intents that were given up. */
    List<PaymentLink> withoutLink(Instant since, Instant until) {
        return sql.sql("select * from payment_link where closed = true and state = 'VOID'"
                        + " and intent_at >= :since and intent_at < :until")
                .param("since", at(since))
                .param("until", at(until))
                .query(Links::read)
                .list();
    }

    /** Links that could be paid when last looked at, begun in a span of time. */
    List<PaymentLink> valid(Instant since, Instant until) {
        return sql.sql("select * from payment_link where closed = false and state = 'VALID'"
                        + " and intent_at >= :since and intent_at < :until order by intent_at")
                .param("since", at(since))
                .param("until", at(until))
                .query(Links::read)
                .list();
    }

    /** Links whose end is known while their money is not: an attempt is under way, or they died under a payer. */
    List<PaymentLink> unfinished(Instant now, int limit) {
        return sql.sql("select * from payment_link l where l.closed = false and l.bridge_id is not null"
                        + " and (l.next_look_at is null or l.next_look_at <= :now)"
                        + " and (l.state <> 'VALID' or exists (select 1 from payment_attempt a"
                        + " where a.link_id = l.id and a.status not in ('RJCT', 'ACSC')))"
                        + " order by l.next_look_at, l.id limit :limit")
                .param("now", at(now))
                .param("limit", limit)
                .query(Links::read)
                .list();
    }

    /** Links that can still be paid although they are not for what is due by now. */
    List<PaymentLink> needless() {
        return sql.sql("select l.* from payment_link l join receivable r on r.invoice_id = l.invoice_id"
                        + " where l.live_key is not null and l.state = 'VALID'"
                        + " and (r.cancelled_at is not null or r.settled >= r.gross"
                        + " or l.amount <> coalesce(r.part, r.gross - r.settled))")
                .query(Links::read)
                .list();
    }

    /** Intents whose lease is over: what became of them has to be looked up. */
    List<PaymentLink> forgottenIntents(Instant now) {
        return sql.sql("select * from payment_link where closed = false and state = 'INTENT'"
                        + " and lease_until < :now")
                .param("now", at(now))
                .query(Links::read)
                .list();
    }

    /** @return whether it was still an intent, or void, and has now found its link */
    boolean found(PaymentLink intent, String bridgeId, String url, Instant expiresAt) {
        return sql.sql("update payment_link set state = :state, live_key = :liveKey, bridge_id = :bridgeId, url = :url,"
                                + " expires_at = :expiresAt, closed = false where id = :id and state = :before")
                        .param("state", (intent.state() == State.VOID ? State.REVOKED : State.VALID).name())
                        .param(
                                "liveKey",
                                intent.state() == State.VOID
                                        ? null
                                        : intent.invoice().value())
                        .param("bridgeId", bridgeId)
                        .param("url", url)
                        .param("expiresAt", at(expiresAt))
                        .param("id", intent.id())
                        .param("before", intent.state().name())
                        .update()
                == 1;
    }

    /** Ends an intent without a link that could be paid. @return whether it was still an intent */
    boolean end(PaymentLink intent, State end, String refusal) {
        return sql.sql("update payment_link set state = :end, live_key = null, refusal = :refusal, closed = true"
                                + " where id = :id and state = 'INTENT'")
                        .param("end", end.name())
                        .param("refusal", refusal)
                        .param("id", intent.id())
                        .update()
                == 1;
    }

    /** Nobody speaks to Bridge about this intent any more. */
    void release(PaymentLink intent, Instant now) {
        sql.sql("update payment_link set lease_until = :now where id = :id and state = 'INTENT'")
                .param("now", at(now))
                .param("id", intent.id())
                .update();
    }

    void become(PaymentLink link, State state) {
        sql.sql("update payment_link set state = :state, live_key = :liveKey where id = :id")
                .param("state", state.name())
                .param("liveKey", state.isLive() ? link.invoice().value() : null)
                .param("id", link.id())
                .update();
    }

    /** @param nextLook when the sweep looks at it again, if it is unfinished then */
    void checked(PaymentLink link, Instant now, Instant nextLook, boolean closed) {
        sql.sql("update payment_link set checked_at = :now, next_look_at = :nextLook, closed = :closed where id = :id")
                .param("now", at(now))
                .param("nextLook", at(nextLook))
                .param("closed", closed)
                .param("id", link.id())
                .update();
    }

    /** Closed links of which a bank may have said something else since. */
    List<PaymentLink> late(Instant now, int limit) {
        return sql.sql("select * from payment_link where late_look_at <= :now order by late_look_at limit :limit")
                .param("now", at(now))
                .param("limit", limit)
                .query(Links::read)
                .list();
    }

    /** @param at null for no more */
    void lookLate(PaymentLink link, Instant at) {
        sql.sql("update payment_link set late_look_at = :at where id = :id")
                .param("at", at == null ? null : at(at))
                .param("id", link.id())
                .update();
    }

    private Optional<PaymentLink> one(String condition, Object value) {
        return sql.sql("select * from payment_link where " + condition)
                .param("value", value)
                .query(Links::read)
                .optional();
    }

    private static PaymentLink read(ResultSet row, int index) throws SQLException {
        return new PaymentLink(
                row.getObject("id", UUID.class),
                new InvoiceId(row.getObject("invoice_id", UUID.class)),
                row.getString("reference"),
                Columns.money(row, "amount"),
                State.valueOf(row.getString("state")),
                Columns.instant(row, "intent_at"),
                Columns.instant(row, "lease_until"),
                row.getString("bridge_id"),
                row.getString("url"),
                Columns.instant(row, "expires_at"),
                Columns.instant(row, "checked_at"));
    }
}
