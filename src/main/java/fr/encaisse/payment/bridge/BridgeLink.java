package fr.encaisse.payment.bridge;

import fr.encaisse.shared.Iban;
import fr.encaisse.shared.Money;
import java.time.Instant;

/**
 * A payment link as Bridge shows it; what Bridge leaves out is null.
 *
 * @param maskedIban first four and last three characters, X between them
 */
public record BridgeLink(
        String id,
        LinkStatus status,
        String reference,
        String endToEndId,
        String url,
        Money amount,
        String maskedIban,
        Instant createdAt,
        Instant expiresAt) {

    /** As far as the mask shows; an account that is not shown at all is not ours. */
    public boolean credits(Iban iban) {
        String ours = iban.value();
        return maskedIban != null
                && maskedIban.length() == ours.length()
                && maskedIban.startsWith(ours.substring(0, 4))
                && maskedIban.endsWith(ours.substring(ours.length() - 3));
    }

    /** Whether it was made for this reference of ours; the end-to-end id serves where the reference is left out. */
    public boolean answers(String ourReference) {
        return ourReference.equals(reference)
                || (reference == null && BridgeText.endToEndId(ourReference).equals(endToEndId));
    }

    /** Nothing of ours is shown with it. */
    public boolean isAnonymous() {
        return reference == null && endToEndId == null;
    }
}
