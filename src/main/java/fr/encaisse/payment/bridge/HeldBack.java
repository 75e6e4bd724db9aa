package fr.encaisse.payment.bridge;

/** Nothing was done at Bridge, and nothing is broken: our share of calls is used up, or Bridge wants some rest. */
public final class HeldBack extends NoAnswer {

    HeldBack(String message) {
        super(Fate.NOT_DONE, message, null);
    }
}
