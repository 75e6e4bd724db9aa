package fr.encaisse.shared;

/** What was asked for does not exist, or not for this user; answered with 404. */
public final class NotFound extends RuntimeException {

    private final String messageKey;

    /** @param messageKey key in the message bundles of what to tell the user */
    public NotFound(String messageKey) {
        super(messageKey);
        this.messageKey = messageKey;
    }

    public String messageKey() {
        return messageKey;
    }
}
