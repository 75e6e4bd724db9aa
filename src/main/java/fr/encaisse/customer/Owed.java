package fr.encaisse.customer;

import fr.encaisse.payment.PaymentBook;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import java.util.Locale;

/**
 * What is owed, in euros.
 *
 * @param due what is still to come in
 * @param wanted what is to come in altogether: the invoice less its credit notes
 * @param gross what the invoice says
 * @param credited what credit notes have taken off; null when nothing, or all of it
 */
record Owed(String due, String wanted, String gross, String credited) {

    static Owed of(Money gross, PaymentBook book, Locale locale) {
        Money wanted = book.paid().plus(book.due()).minus(book.excess());
        Money credited = gross.minus(wanted);
        return new Owed(
                Display.money(book.due(), locale),
                Display.money(wanted, locale),
                Display.money(gross, locale),
                wanted.isPositive() && credited.isPositive() ? Display.money(credited, locale) : null);
    }
}
