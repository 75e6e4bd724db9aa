package fr.encaisse.payment.bridge;

/** Bridge gave no usable answer: out of reach, too slow, over its limit, broken, or our keys do not work. */
public class NoAnswer extends RuntimeException {

    /** What may have become of the call that got no answer. */
    public enum Fate {
        /** Certainly not carried out. */
        NOT_DONE,
        /** Over at Bridge, with an unknown result: reading tells. */
        DONE_OR_NOT,
        /** Perhaps still on its way. */
        MAYBE_COMING
    }

    private final Fate fate;

    public NoAnswer(Fate fate, String message, Throwable cause) {
        super(message, cause);
        this.fate = fate;
    }

    public Fate fate() {
        return fate;
    }
}
