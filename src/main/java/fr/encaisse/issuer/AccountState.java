package fr.encaisse.issuer;

/** Whether an account may collect. */
public enum AccountState {
    /** Waits for a second person. */
    PROPOSED,
    ACTIVE,
    INACTIVE
}
