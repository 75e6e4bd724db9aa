package fr.encaisse.delivery;

import fr.encaisse.creditnote.CreditNoteId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A mail of the outbox.
 *
 * @param creditNote that it carries; null when it carries the invoice
 * @param requestedBy login of whoever pressed the button
 * @param sentAt null while it waits
 * @param nextTryAt when it is tried again, while it waits
 * @param trouble what the last try met; empty when nothing, otherwise its words are under {@code delivery.trouble}
 * @param problem the mail server's last answer when sending failed; empty otherwise
 */
public record Delivery(
        UUID id,
        CreditNoteId creditNote,
        String recipient,
        Locale language,
        State state,
        String requestedBy,
        Instant requestedAt,
        Instant sentAt,
        Instant nextTryAt,
        int tries,
        String trouble,
        String problem) {

    /** Words are under {@code delivery.state.<name>}. */
    public enum State {
        WAITING,
        SENT,
        /** Refused for good by the mail server. */
        REFUSED,
        /** Tried for days without success. */
        GIVEN_UP;

        /** It did not go out and will not by itself. */
        public boolean isFailed() {
            return this == REFUSED || this == GIVEN_UP;
        }
    }
}
