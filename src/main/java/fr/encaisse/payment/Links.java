package fr.encaisse.payment;

import static fr.encaisse.payment.Columns.at;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.PaymentLink.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
        return Stream.concat(
                        oldest("closed = false and state = 'VALID'", reach).stream(),
                        oldest("closed = true and state = 'VOID'", strays.isAfter(reach) ? strays : reach).stream())
                .min(Instant::compareTo);
    }

    /** The order is the index's, so that one row is read. */
    private Optional<Instant> oldest(String condition, Instant since) {
        return sql.sql("select intent_at from payment_link where intent_at >= :since and " + condition
                        + " order by closed, intent_at limit 1")
                .param("since", at(since))
                .query((row, index) -> Columns.instant(row, "intent_at"))
                .optional();
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

    /** Bridge's ids of the links that could be paid when last looked at, begun in a span of time; the oldest first. */
    Set<String> payable(Instant since, Instant until) {
        return new LinkedHashSet<>(sql.sql("select bridge_id from payment_link where closed = false and state = 'VALID'"
                        + " and intent_at >= :since and intent_at < :until order by closed, intent_at")
                .param("since", at(since))
                .param("until", at(until))
                .query(String.class)
                .list());
    }

    /**
     * Links whose end is known while their money is not: an attempt is under way, or they died under a payer.
     *
     * @param announced the same for those that only wait for the bank to execute what the payer has confirmed
     */
    List<PaymentLink> unfinished(Instant now, Instant announced, int limit) {
        return sql.sql("select * from payment_link l where next_look_at <= :now and closed = false"
                        + " and bridge_id is not null and (next_look_at <= :announced or not exists"
                        + " (select 1 from payment_attempt a where a.link_id = l.id and a.status = 'PDNG'))"
                        + " order by next_look_at, id limit :limit")
                .param("now", at(now))
                .param("announced", at(announced))
                .param("limit", limit)
                .query(Links::read)
                .list();
    }

    /** Links that can still be paid although they are not for what is due by now. */
    List<PaymentLink> needless(Instant now) {
        return sql.sql("select * from payment_link where outdated_at <= :now and state = 'VALID'")
                .param("now", at(now))
                .query(Links::read)
                .list();
    }

    /** To be called whenever what is due may have changed, in the same transaction. */
    void noteWhetherOutdated(PaymentLink live, Receivable receivable, Instant now) {
        boolean outdated = live.isOutdated(receivable);
        sql.sql("update payment_link set outdated_at = :at where id = :id and outdated_at is "
                        + (outdated ? "null" : "not null"))
                .param("at", outdated ? at(now) : null)
                .param("id", live.id())
                .update();
    }

    /** Intents whose lease is over: what became of them has to be looked up. */
    List<PaymentLink> forgottenIntents(Instant now) {
        return sql.sql("select * from payment_link where closed = false and state = 'INTENT'"
                        + " and lease_until < :now")
                .param("now", at(now))
                .query(Links::read)
                .list();
    }

    /**
     * @param state how the link stands by now; one that is dead already is left to the sweep
     * @return whether it was still an intent, or void, and has now found its link
     */
    boolean found(PaymentLink intent, String bridgeId, String url, Instant expiresAt, State state) {
        return sql.sql("update payment_link set state = :state, live_key = :liveKey, bridge_id = :bridgeId, url = :url,"
                                + " expires_at = :expiresAt, next_look_at = :nextLook, closed = false"
                                + " where id = :id and state = :before")
                        .param("state", state.name())
                        .param("liveKey", state.isLive() ? intent.invoice().value() : null)
                        .param("bridgeId", bridgeId)
                        .param("url", url)
                        .param("expiresAt", at(expiresAt))
                        .param("nextLook", state.isLive() ? null : at(intent.intentAt()))
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
        sql.sql("update payment_link set state = :state, live_key = :liveKey, outdated_at = null where id = :id")
                .param("state", state.name())
                .param("liveKey", state.isLive() ? link.invoice().value() : null)
                .param("id", link.id())
                .update();
    }

    /** @param nextLook when the sweep looks at it again; null unless something is unfinished */
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

    void lookAgain(PaymentLink link, Instant nextLook) {
        sql.sql("update payment_link set next_look_at = :nextLook where id = :id")
                .param("nextLook", at(nextLook))
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
