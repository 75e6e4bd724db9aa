package fr.encaisse.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The calls of Bridge's payment API that the simulator speaks. */
enum WireCall {
    CREATE_LINK("POST", "v3/payment/payment-links"),
    LIST_LINKS("GET", "v3/payment/payment-links"),
    READ_LINK("GET", "v3/payment/payment-links/*"),
    REVOKE_LINK("POST", "v3/payment/payment-links/*/revoke"),
    LIST_REQUESTS("GET", "v3/payment/payment-requests"),
    READ_REQUEST("GET", "v3/payment/payment-requests/*"),
    LIST_PROVIDERS("GET", "v3/providers");

    private final String method;
    private final List<String> path;

    WireCall(String method, String path) {
        this.method = method;
        this.path = List.of(path.split("/"));
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> names() {
        return Arrays.stream(values()).map(WireCall::wire).toList();
    }

    static Optional<WireCall> of(HttpCall call) {
        return Arrays.stream(values())
                .filter(one -> one.method.equals(call.method()) && one.fits(call.segments()))
                .findFirst();
    }

    private boolean fits(List<String> segments) {
        if (segments.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!path.get(i).equals("*") && !path.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }
}
