package fr.encaisse.customer;

import fr.encaisse.payment.Standing;

/** What the customer's page says; words are under {@code customer.situation.<name>}. */
enum Situation {
    TO_PAY,
    REFUSED,
    LEFT,
    /** Back from the bank, which has not said anything yet. */
    CHECKING,
    /** Somebody is logging in at the bank. */
    AT_BANK,
    /** Ordered, not yet executed by the bank. */
    PENDING,
    PAID,
    CANCELLED;

    /** @param back just returned from Bridge, as the address claims; decides on words only */
    static Situation of(Standing.Phase phase, boolean back) {
        return switch (phase) {
            case TO_PAY -> TO_PAY;
            case LINK_READY, CHOOSING_BANK -> back ? CHECKING : TO_PAY;
            case AT_BANK -> back ? CHECKING : AT_BANK;
            case PENDING -> PENDING;
            case REFUSED -> REFUSED;
            case LEFT -> LEFT;
            case PAID -> PAID;
            case CANCELLED -> CANCELLED;
        };
    }

    public boolean payable() {
        return this == TO_PAY || this == REFUSED || this == LEFT;
    }

    public boolean changesByItself() {
        return this == CHECKING || this == AT_BANK || this == PENDING;
    }
}
