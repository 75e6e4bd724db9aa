package fr.encaisse.customer;

import java.util.Set;

/** Why paying online does not work just now, so that an ordinary transfer comes first; words: {@code customer.trouble}. */
enum Trouble {
    /** Bridge does not answer. */
    DOWN,
    /** More than one transfer through Bridge may carry. */
    TOO_MUCH,
    /** The same, but the issuer allows it to be paid in parts. */
    TOO_MUCH_AT_ONCE,
    /** Bridge did not take this invoice the last time; staff have been told why. */
    IMPOSSIBLE;

    /** Our own codes of a refused link, as against those of banks. */
    private static final Set<String> OF_LINKS = Set.of("CALLBACK", "TEXT", "MISMATCH", "LINK_REFUSED");

    /**
     * @param reason of the last refusal, the bank's or our own
     * @return null when nothing stands in the way, or nothing is to be paid: who has just paid is asked for no transfer
     */
    static Trouble of(Situation situation, String reason, boolean down, boolean tooMuch, boolean inParts) {
        if (!situation.payable()) {
            return null;
        }
        if (down) {
            return DOWN;
        }
        if (tooMuch) {
            return inParts ? TOO_MUCH_AT_ONCE : TOO_MUCH;
        }
        return OF_LINKS.contains(reason) ? IMPOSSIBLE : null;
    }

    /** Worth pressing the button again. */
    public boolean mayPass() {
        return this == DOWN || this == IMPOSSIBLE;
    }
}
