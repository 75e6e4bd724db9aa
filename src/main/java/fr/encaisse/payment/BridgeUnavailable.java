package fr.encaisse.payment;

/** Bridge could not be asked (down, slow, over its limit); to be tried again later. */
public final class BridgeUnavailable extends RuntimeException {

    public BridgeUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
