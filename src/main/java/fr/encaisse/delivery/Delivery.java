package fr.encaisse.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail of the outbox.
 *
 * @param sentAt null while it waits
 * @param problem the mail server's last answer when sending failed; empty otherwise
 */
public record Delivery(
        UUID id, String recipient, State state, Instant requestedAt, Instant sentAt, int tries, String problem) {

    /** Words are under {@code delivery.state.<name>}. */
    public enum State {
        WAITING,
        SENT,
        /** Refused for good by the mail server. */
        REFUSED
    }
}
