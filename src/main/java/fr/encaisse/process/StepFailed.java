package fr.encaisse.process;

/** A service task has failed; the message is what Cockpit shows at its incident. */
final class StepFailed extends RuntimeException {

    StepFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
