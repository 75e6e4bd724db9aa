package fr.encaisse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One event on its way to the webhook.
 *
 * @param answer HTTP status of the last attempt, or null when none came
 * @param nextAttemptAt when it is tried next; null when it is not
 */
record Delivery(
        long serial,
        UUID id,
        String type,
        String body,
        State state,
        int attempts,
        Integer answer,
        Instant createdAt,
        Instant nextAttemptAt)
        implements Numbered {

    /** HELD and DROPPED ones are only sent by hand. */
    enum State {
        PENDING,
        DELIVERED,
        HELD,
        DROPPED,
        GIVEN_UP
    }

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofHours(36);
    private static final int DOUBLINGS = 12;

    static Delivery of(long serial, String type, String body, State state, Instant at, Instant firstAttempt) {
        return new Delivery(
                serial,
                UUID.randomUUID(),
                type,
                body,
                state,
                0,
                null,
                at,
                state == State.PENDING ? firstAttempt : null);
    }

    boolean isPending() {
        return state == State.PENDING;
    }

    Delivery pending(Instant at) {
        return new Delivery(serial, id, type, body, State.PENDING, attempts, answer, createdAt, at);
    }

    /** After an attempt: any 2xx ends it, else the pause doubles until Bridge gives up after one to two days. */
    Delivery answered(Integer status, Instant at) {
        if (status != null && status / 100 == 2) {
            return new Delivery(serial, id, type, body, State.DELIVERED, attempts + 1, status, createdAt, null);
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts, DOUBLINGS));
        Instant next = at.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        boolean hopeless = next.isAfter(createdAt.plus(PATIENCE));
        return new Delivery(
                serial,
                id,
                type,
                body,
                hopeless ? State.GIVEN_UP : State.PENDING,
                attempts + 1,
                status,
                createdAt,
                hopeless ? null : next);
    }
}
