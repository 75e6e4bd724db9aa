package fr.encaisse.payment.bridge;

import java.util.Locale;

/** State of a link at Bridge; {@code COMPLETED} means that a payment was initiated, not that money came. */
public enum LinkStatus {
    VALID,
    COMPLETED,
    EXPIRED,
    REVOKED,
    /** A word that Bridge has added since. */
    UNKNOWN;

    static LinkStatus of(String wire) {
        try {
            return wire == null ? UNKNOWN : valueOf(wire.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return UNKNOWN;
        }
    }
}
