package fr.encaisse.payment.bridge;

/** Bridge does not accept the application's keys: nothing is done until somebody has put them right. */
public final class KeysRefused extends NoAnswer {

    KeysRefused(int status) {
        super(Fate.NOT_DONE, "Bridge does not accept our keys (" + status + ")", null);
    }
}
