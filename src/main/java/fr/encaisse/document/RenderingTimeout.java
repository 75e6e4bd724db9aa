package fr.encaisse.document;

/**
 * A document took too long, or its turn did not come. The process's job tries again (failedJobRetryTimeCycle), then tells
 * an incident; who waits for pages that are not issued yet asks again.
 */
public class RenderingTimeout extends RuntimeException {

    /** @param message for the log */
    public RenderingTimeout(String message) {
        super(message);
    }
}
