package fr.encaisse.simulator;

/** A link or an attempt is not in a state that allows what was asked. */
final class StateConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StateConflict(String message) {
        super(message);
    }
}
