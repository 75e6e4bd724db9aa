package fr.encaisse.payment.bridge;

import java.util.Locale;

/** State of one attempt to pay ("payment request"), in the order in which they follow each other; ISO 20022 names. */
public enum AttemptStatus {
    /** A word that Bridge has added since. */
    UNKNOWN,
    /** A bank was chosen. */
    CREA,
    /** The payer is logging in at the bank. */
    ACTC,
    /** Confirmed by the payer; some banks never say more. */
    PDNG,
    /** Rejected, possibly days after PDNG, even after ACSC. */
    RJCT,
    /** Executed by the payer's bank: the only state that counts as money. */
    ACSC;

    static AttemptStatus of(String wire) {
        return switch (wire == null ? "" : wire.toUpperCase(Locale.ROOT)) {
            case "CREA" -> CREA;
            case "ACTC" -> ACTC;
            // ACCP, ACSP and CANC went away in March 2022, yet banks may still pass them on
            case "PDNG", "ACCP", "ACSP" -> PDNG;
            case "RJCT", "CANC" -> RJCT;
            case "ACSC" -> ACSC;
            default -> UNKNOWN;
        };
    }

    public boolean isFinal() {
        return this == RJCT || this == ACSC;
    }

    public boolean comesBefore(AttemptStatus next) {
        return ordinal() < next.ordinal();
    }
}
