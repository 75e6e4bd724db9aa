package fr.encaisse.shared;

/** The state moved on since the user looked (stale version, act done twice); answered with 409, nothing changed. */
public final class Conflict extends RuntimeException {

    private final String messageKey;

    /** @param messageKey key in the message bundles of what to tell the user */
    public Conflict(String messageKey) {
        super(messageKey);
        this.messageKey = messageKey;
    }

    public String messageKey() {
        return messageKey;
    }
}
