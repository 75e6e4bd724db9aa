package fr.encaisse.customer;

import fr.encaisse.payment.PartLimits;
import fr.encaisse.shared.Display;
import java.util.Locale;
import java.util.Optional;

/**
 * What may be paid online just now.
 *
 * @param trouble null when nothing stands in the way
 * @param all the button for all that is due is there
 * @param parts null unless "Payer une partie" is there
 */
record Online(Trouble trouble, boolean all, Parts parts) {

    static Online of(Situation situation, Trouble trouble, Optional<PartLimits> limits, Locale locale) {
        boolean inParts = situation.payable() && (trouble == null || trouble == Trouble.TOO_MUCH_AT_ONCE);
        return new Online(
                trouble,
                situation.payable() && (trouble == null || trouble.mayPass()),
                limits.filter(any -> inParts)
                        .map(range ->
                                new Parts(Display.money(range.least(), locale), Display.money(range.most(), locale)))
                        .orElse(null));
    }

    /** The least and the most, in euros. */
    record Parts(String least, String most) {}
}
