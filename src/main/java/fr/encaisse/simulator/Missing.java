package fr.encaisse.simulator;

/** A link, an attempt or a bank that the simulator does not know. */
final class Missing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Missing(String what) {
        super(what);
    }
}
