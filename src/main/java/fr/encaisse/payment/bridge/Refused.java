package fr.encaisse.payment.bridge;

/** Bridge understood and said no; asking again the same way will not help. */
public final class Refused extends RuntimeException {

    private final int status;
    private final String code;

    /** @param code Bridge's own, e.g. {@code payment.transaction.max_amount}; empty when it gave none */
    Refused(int status, String code, String property) {
        super("Bridge answered " + status + " " + code + (property == null ? "" : " (" + property + ")"));
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
