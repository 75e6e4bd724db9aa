package fr.encaisse.document;

import fr.encaisse.issuer.Logo;
import java.util.Optional;

/**
 * What the company has chosen for all its documents.
 *
 * @param epcQr whether invoices carry a second code, for banking apps
 */
record HouseStyle(Optional<Logo> logo, boolean epcQr) {

    static final HouseStyle PLAIN = new HouseStyle(Optional.empty(), false);
}
