package fr.encaisse.payment;

import static fr.encaisse.payment.Columns.at;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code work_lease}: work that only one node does at a time; one that dies loses it when the time is over. */
@Component
class Lease {

    private final String owner = UUID.randomUUID().toString();
    private final JdbcClient sql;
    private final Clock clock;

    Lease(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Takes it, or holds it longer. Not to be called inside a transaction. */
    boolean take(String name, Duration time) {
        Instant now = clock.instant();
        return renew(name, now, now.plus(time)) || create(name, now.plus(time));
    }

    /** Takes it when nobody holds it, not even this node: for work that is done at intervals. */
    boolean claim(String name, Duration time) {
        Instant now = clock.instant();
        int taken = sql.sql("update work_lease set owner = :owner, held_until = :until"
                        + " where name = :name and held_until <= :now")
                .param("owner", owner)
                .param("until", at(now.plus(time)))
                .param("name", name)
                .param("now", at(now))
                .update();
        return taken == 1 || create(name, now.plus(time));
    }

    /** Until then nobody takes it. */
    void hold(String name, Instant until) {
        sql.sql("update work_lease set held_until = :until where name = :name and owner = :owner")
                .param("owner", owner)
                .param("until", at(until))
                .param("name", name)
                .update();
    }

    private boolean renew(String name, Instant now, Instant until) {
        return sql.sql("update work_lease set owner = :owner, held_until = :until"
                                + " where name = :name and (owner = :owner or held_until <= :now)")
                        .param("owner", owner)
                        .param("until", at(until))
                        .param("name", name)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    private boolean create(String name, Instant until) {
        try {
            sql.sql("insert into work_lease (name, owner, held_until) values (:name, :owner, :until)")
                    .param("name", name)
                    .param("owner", owner)
                    .param("until", at(until))
                    .update();
            return true;
        } catch (DuplicateKeyException heldByAnother) {
            return false;
        }
    }
}
