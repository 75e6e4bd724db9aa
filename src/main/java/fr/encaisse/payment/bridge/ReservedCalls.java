package fr.encaisse.payment.bridge;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tables {@code bridge_budget} and {@code bridge_call_window}: what the nodes have reserved, window by window. A
 * reservation is for the window in which it is made, so that the windows that touch the last five minutes hold every
 * call made in them. Each act is a short transaction of its own.
 */
@Repository
class ReservedCalls {

    private static final Duration SPAN = Duration.ofMinutes(5);
    private static final Duration WINDOW = Duration.ofSeconds(15);

    private final JdbcClient sql;
    private final TransactionTemplate apart;

    ReservedCalls(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * What a node may do.
     *
     * @param calls none when the ceiling is reached
     * @param resumeAt when Bridge wants no calls before; otherwise null
     */
    record Grant(int calls, Instant resumeAt) {}

    private record State(Instant resumeAt, int refusals) {}

    static Instant window(Instant now) {
        long seconds = WINDOW.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
    }

    Grant reserve(int wanted, int ceiling, Instant now) {
        return apart.execute(transaction -> {
            State state = lock();
            if (isPaused(state, now)) {
                return new Grant(0, state.resumeAt());
            }
            if (state.refusals() > 0 && !state.resumeAt().plus(SPAN).isAfter(now)) {
                sql.sql("update bridge_budget set refusals = 0, resume_at = null where id = 1")
                        .update();
            }
            int calls = Math.max(0, Math.min(wanted, ceiling - inUse(now)));
            if (calls > 0) {
                add(calls, window(now));
            }
            return new Grant(calls, null);
        });
    }

    /** @param until by how many refusals there were before this one */
    Instant pause(IntFunction<Instant> until) {
        return apart.execute(transaction -> {
            Instant resumeAt = until.apply(lock().refusals());
            sql.sql("update bridge_budget set refusals = refusals + 1, resume_at = :at where id = 1")
                    .param("at", at(resumeAt))
                    .update();
            return resumeAt;
        });
    }

    void forget() {
        apart.executeWithoutResult(transaction -> {
            sql.sql("update bridge_budget set refusals = 0, resume_at = null where id = 1")
                    .update();
            sql.sql("delete from bridge_call_window").update();
        });
    }

    /** The nodes take their turns. */
    private State lock() {
        return sql.sql("select resume_at, refusals from bridge_budget where id = 1 for update")
                .query((row, index) -> {
                    OffsetDateTime resumeAt = row.getObject("resume_at", OffsetDateTime.class);
                    return new State(resumeAt == null ? null : resumeAt.toInstant(), row.getInt("refusals"));
                })
                .single();
    }

    private static boolean isPaused(State state, Instant now) {
        return state.resumeAt() != null
                && state.resumeAt().isAfter(now)
                && !state.resumeAt().isAfter(now.plus(RetryAfter.LONGEST));
    }

    private int inUse(Instant now) {
        return sql.sql("select coalesce(sum(reserved), 0) from bridge_call_window"
                        + " where begins_at > :since and begins_at <= :now")
                .param("since", at(now.minus(SPAN).minus(WINDOW)))
                .param("now", at(now))
                .query(Integer.class)
                .single();
    }

    private void add(int calls, Instant window) {
        int known = sql.sql("update bridge_call_window set reserved = reserved + :calls where begins_at = :window")
                .param("calls", calls)
                .param("window", at(window))
                .update();
        if (known == 0) {
            sql.sql("delete from bridge_call_window where begins_at < :before")
                    .param("before", at(window.minus(SPAN).minus(SPAN)))
                    .update();
            sql.sql("insert into bridge_call_window (begins_at, reserved) values (:window, :calls)")
                    .param("window", at(window))
                    .param("calls", calls)
                    .update();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
