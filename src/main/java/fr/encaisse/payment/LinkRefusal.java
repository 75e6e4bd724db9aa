package fr.encaisse.payment;

import java.util.Locale;

/** Why there is no link for an invoice, as stored; words are under {@code payment.reason.<name>}. */
enum LinkRefusal {
    /** Above what one transfer may carry. */
    MAX_AMOUNT,
    /** Our public address is not declared in Bridge's dashboard. */
    CALLBACK,
    /** A text that Bridge or the bank does not take. */
    TEXT,
    /** Bridge's link would have credited another account or asked for another amount. */
    MISMATCH,
    /** Anything else. */
    LINK_REFUSED;

    /** @param code Bridge's own */
    static LinkRefusal of(String code) {
        String known = code.toLowerCase(Locale.ROOT);
        if (known.endsWith("max_amount")) {
            return MAX_AMOUNT;
        }
        if (known.contains("callback_url")) {
            return CALLBACK;
        }
        if (known.contains("characters") || known.contains("too_long") || known.contains("label")) {
            return TEXT;
        }
        return LINK_REFUSED;
    }
}
