package fr.encaisse.payment;

import static fr.encaisse.payment.Columns.at;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code webhook_event}: each event once, by the hash of its bytes, until it has been dealt with. */
@Repository
class WebhookEvents {

    private final JdbcClient sql;

    WebhookEvents(JdbcClient sql) {
        this.sql = sql;
    }

    /** @return false when it has been stored before */
    boolean add(String digest, String body, String about, Instant now, Instant nextTry) {
        try {
            sql.sql("insert into webhook_event (digest, body, about, received_at, next_try_at, tries)"
                            + " values (:digest, :body, :about, :now, :nextTry, 1)")
                    .param("digest", digest)
                    .param("body", body)
                    .param("about", about)
                    .param("now", at(now))
                    .param("nextTry", at(nextTry))
                    .update();
            return true;
        } catch (DuplicateKeyException replayed) {
            return false;
        }
    }

    /** The text of an event that has not been dealt with. */
    Optional<String> waiting(String digest) {
        return sql.sql("select body from webhook_event where digest = :digest and processed_at is null")
                .param("digest", digest)
                .query(String.class)
                .optional();
    }

    void processed(String digest, Instant now) {
        sql.sql("update webhook_event set processed_at = :now where digest = :digest")
                .param("now", at(now))
                .param("digest", digest)
                .update();
    }

    /** One look has answered all that came before it. */
    void processedAbout(String about, Instant receivedUntil, Instant now) {
        sql.sql("update webhook_event set processed_at = :now where about = :about and processed_at is null"
                        + " and received_at <= :until")
                .param("now", at(now))
                .param("about", about)
                .param("until", at(receivedUntil))
                .update();
    }

    List<Due> due(Instant now, int limit) {
        return sql.sql("select digest, tries from webhook_event where processed_at is null and next_try_at <= :now"
                        + " order by next_try_at limit :limit")
                .param("now", at(now))
                .param("limit", limit)
                .query((row, index) -> new Due(row.getString("digest"), row.getInt("tries")))
                .list();
    }

    /** Nodes race for an event; only one gets it for this try. */
    boolean claim(Due due, Instant now, Instant nextTry) {
        return sql.sql("update webhook_event set tries = tries + 1, next_try_at = :nextTry"
                                + " where digest = :digest and processed_at is null and next_try_at <= :now")
                        .param("nextTry", at(nextTry))
                        .param("digest", due.digest())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** Bridge's webhooks come in and lead to answers. */
    boolean isAnyProcessedSince(Instant since) {
        return sql.sql("select count(*) from (select 1 from webhook_event where processed_at >= :since limit 1) heard")
                        .param("since", at(since))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** What was dealt with long ago. */
    void forget(Instant before) {
        sql.sql("delete from webhook_event where processed_at < :before")
                .param("before", at(before))
                .update();
    }

    /** An event that waits for its next try. */
    record Due(String digest, int tries) {}
}
