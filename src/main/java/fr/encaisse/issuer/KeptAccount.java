package fr.encaisse.issuer;

import java.time.Instant;

/**
 * A collection account with where it stands. Nulls where nothing was proposed or confirmed; those of the first day have
 * neither.
 *
 * @param proposedHolder the holder's name that is to replace the present one
 * @param proposedBy login of whoever proposed the account, or its other holder
 * @param confirmedBy login of the second person
 */
public record KeptAccount(
        CollectionAccount account,
        AccountState state,
        String proposedHolder,
        String proposedBy,
        Instant proposedAt,
        String confirmedBy,
        Instant confirmedAt,
        int version) {

    /** Somebody else than the proposer is to look at it. */
    public boolean isWaiting() {
        return state == AccountState.PROPOSED || proposedHolder != null;
    }

    /** Four eyes: nobody confirms what they have proposed. */
    public boolean mayBeConfirmedBy(String login) {
        return isWaiting() && !login.equalsIgnoreCase(proposedBy);
    }
}
