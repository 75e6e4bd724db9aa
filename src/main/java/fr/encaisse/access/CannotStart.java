package fr.encaisse.access;

import java.util.List;

/** The application must not run like this; {@link CannotStartAnalyzer} prints the reasons instead of a stack trace. */
final class CannotStart extends RuntimeException {

    private final transient List<String> reasons;

    CannotStart(List<String> reasons) {
        super("Encaisse cannot start: " + reasons);
        this.reasons = List.copyOf(reasons);
    }

    List<String> reasons() {
        return reasons;
    }
}
