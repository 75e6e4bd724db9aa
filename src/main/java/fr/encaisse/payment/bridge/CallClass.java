package fr.encaisse.payment.bridge;

import java.util.function.Supplier;

/** What a call to Bridge is for: the less urgent ones stop first when the limit comes near. */
public enum CallClass {
    /** A link is made, looked up or revoked: somebody waits. */
    OPENING(80),
    /** A look at one invoice: the process's own, after a webhook, "Vérifier maintenant". */
    FOLLOWING(70),
    /** The comparison with Bridge's list, for which nobody waits. */
    SWEEPING(40);

    private static final ThreadLocal<CallClass> CURRENT = new ThreadLocal<>();

    private final int percent;

    CallClass(int percent) {
        this.percent = percent;
    }

    /** The class of what this thread is doing; a look unless said otherwise. */
    static CallClass current() {
        CallClass current = CURRENT.get();
        return current == null ? FOLLOWING : current;
    }

    /** How many calls all classes together may have made for one more of this class. */
    int ceiling(int limit) {
        return limit * percent / 100;
    }

    /** All calls to Bridge during this work belong to this class. */
    public <T> T call(Supplier<T> work) {
        CallClass before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** All calls to Bridge during this work belong to this class. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
