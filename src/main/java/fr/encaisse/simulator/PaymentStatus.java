package fr.encaisse.simulator;

import java.util.EnumSet;
import java.util.Set;

/** ISO 20022 status of a payment request and its transactions; PART stands on requests of several transactions only. */
enum PaymentStatus {
    CREA,
    ACTC,
    PDNG,
    ACSC,
    RJCT,
    PART;

    boolean isFinal() {
        return this == ACSC || this == RJCT;
    }

    boolean mayBecome(PaymentStatus next) {
        return next().contains(next);
    }

    private Set<PaymentStatus> next() {
        return switch (this) {
            case CREA -> EnumSet.of(ACTC, RJCT);
            case ACTC -> EnumSet.of(PDNG, ACSC, RJCT);
            case PDNG -> EnumSet.of(ACSC, RJCT);
            // rare: the bank takes back what it had executed
            case ACSC -> EnumSet.of(RJCT);
            case RJCT, PART -> EnumSet.noneOf(PaymentStatus.class);
        };
    }
}
