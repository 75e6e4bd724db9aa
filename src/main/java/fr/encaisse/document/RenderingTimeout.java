package fr.encaisse.document;

/** A document took too long; the process's job tries again (failedJobRetryTimeCycle), then tells an incident. */
class RenderingTimeout extends RuntimeException {

    RenderingTimeout(String message) {
        super(message);
    }
}
