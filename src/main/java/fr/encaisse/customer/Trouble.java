package fr.encaisse.customer;

import fr.encaisse.payment.Standing;
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

    /** @return null when nothing stands in the way */
    static Trouble of(Situation situation, Standing standing, boolean tooMuch, boolean inParts) {
        if (!situation.payable()) {
            return null;
        }
        if (tooMuch) {
            return inParts ? TOO_MUCH_AT_ONCE : TOO_MUCH;
        }
        return OF_LINKS.contains(standing.reason()) ? IMPOSSIBLE : null;
    }

    /** Worth pressing the button again. */
    public boolean mayPass() {
        return this == DOWN || this == IMPOSSIBLE;
    }
}
