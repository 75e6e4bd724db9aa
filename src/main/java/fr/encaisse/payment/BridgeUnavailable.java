package fr.encaisse.payment;

/** Bridge could not be asked (down, slow, over its limit); to be tried again later. */
public final class BridgeUnavailable extends RuntimeException {

    /** What somebody may have to do about it. */
    public enum Reason {
        /** Wait: it is out of reach, or answers what cannot be used. */
        NO_ANSWER,
        /** Wait a few minutes: too much was asked, or it is left alone after many failures. */
        HELD_BACK,
        /** Put the application's keys right. */
        KEYS
    }

    private final Reason reason;

    public BridgeUnavailable(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
