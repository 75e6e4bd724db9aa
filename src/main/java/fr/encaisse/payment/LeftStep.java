package fr.encaisse.payment;

import java.util.Locale;
import java.util.Set;

/** Where on Bridge's hosted page a customer has left; words are under {@code payment.reason.LEFT_<STEP>}. */
final class LeftStep {

    private static final Set<String> KNOWN =
            Set.of("banks_list", "parent_bank_page", "bank_page", "manual_transfer_page");

    private LeftStep() {}

    /** @param claimed comes from a browser; what Bridge does not name is somewhere */
    static String of(String claimed) {
        return KNOWN.contains(claimed) ? claimed : "somewhere";
    }

    /** Our own code for a standing. */
    static String reason(String step) {
        return "LEFT_" + step.toUpperCase(Locale.ROOT);
    }
}
