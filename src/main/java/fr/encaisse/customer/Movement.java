package fr.encaisse.customer;

import fr.encaisse.payment.PaymentEntry;
import fr.encaisse.shared.Display;
import java.util.Locale;

/**
 * Money that came in or went out, ready to print.
 *
 * @param way words are under {@code customer.way.<name>}
 * @param amount with a minus when it went out
 */
record Movement(String day, PaymentEntry.Kind way, String amount) {

    static Movement of(PaymentEntry entry, Locale locale) {
        return new Movement(Display.day(entry.day(), locale), entry.kind(), Display.money(entry.amount(), locale));
    }
}
