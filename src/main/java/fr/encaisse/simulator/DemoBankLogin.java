package fr.encaisse.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How an attempt ends, chosen by the login typed at the bank, as at Bridge's Demo Bank
 * (docs.bridgeapi.io, testing-your-payment-flow-2); {@code id-pdng} is the simulator's own.
 *
 * @param first status on confirmation
 * @param last status after the settlement delay; null when the bank never reports one
 */
record DemoBankLogin(PaymentStatus first, String firstReason, PaymentStatus last, String lastReason) {

    static final List<String> REASONS = List.of(
            "AC01", "AC04", "AC06", "AG01", "AM18", "CH03", "CUST", "DS02", "FF01", "FRAD", "MS03", "NOAS", "RR01",
            "RR03", "RR04");

    /** Logins and passwords of the Demo Bank are longer than this. */
    static final int TOO_SHORT = 6;

    private static final String REJECTED = "id-rjct";

    static DemoBankLogin of(String typed) {
        String login = typed.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        if (login.equals("id-acsc")) {
            return new DemoBankLogin(PaymentStatus.ACSC, null, null, null);
        }
        if (login.equals("id-pdng")) {
            return new DemoBankLogin(PaymentStatus.PDNG, null, null, null);
        }
        if (login.equals("id-pdng-rjct")) {
            return new DemoBankLogin(PaymentStatus.PDNG, null, PaymentStatus.RJCT, "MS03");
        }
        if (login.equals(REJECTED)) {
            return new DemoBankLogin(PaymentStatus.RJCT, null, null, null);
        }
        for (String reason : REASONS) {
            if (login.equals(REJECTED + "-" + reason.toLowerCase(Locale.ROOT))) {
                return new DemoBankLogin(PaymentStatus.RJCT, reason, null, null);
            }
        }
        return new DemoBankLogin(PaymentStatus.PDNG, null, PaymentStatus.ACSC, null);
    }

    /** What the bank's page offers to whoever tries it out. */
    static List<String> spellings() {
        return Stream.concat(
                        Arrays.stream(new String[] {"id-acsc", "id-pdng-acsc", "id-pdng-rjct", "id-pdng", REJECTED}),
                        REASONS.stream().map(reason -> REJECTED + "-" + reason.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
