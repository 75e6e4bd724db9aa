package fr.encaisse.simulator;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Status of a payment link; everything but VALID is final. Lower case on the wire. */
enum LinkStatus {
    VALID,
    EXPIRED,
    REVOKED,
    COMPLETED;

    @JsonValue
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LinkStatus> of(String wire) {
        return Arrays.stream(values())
                .filter(status -> status.wire().equals(wire))
                .findFirst();
    }
}
