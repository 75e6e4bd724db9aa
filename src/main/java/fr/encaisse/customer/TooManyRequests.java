package fr.encaisse.customer;

import java.time.Duration;

/** Somebody asks more often than a customer would. */
class TooManyRequests extends RuntimeException {

    private final Duration pause;

    /** @param pause until it is worth asking again */
    TooManyRequests(Duration pause) {
        super("too many requests", null, false, false);
        this.pause = pause;
    }

    /** At least one. */
    long seconds() {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }
}
