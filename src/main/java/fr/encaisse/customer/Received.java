package fr.encaisse.customer;

import fr.encaisse.payment.PaymentBook;
import fr.encaisse.payment.PaymentEntry;
import fr.encaisse.shared.Display;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What has come in, in euros.
 *
 * @param part something has, but not all
 * @param lastDay when the last of it did; null when nothing has
 * @param excess what is beyond that which is owed; null when nothing is
 * @param movements the single payments, where there is more to tell than the sum
 */
record Received(String sum, boolean part, String lastDay, String excess, List<Movement> movements) {

    static Received of(PaymentBook book, Locale locale) {
        return new Received(
                Display.money(book.paid(), locale),
                book.paid().isPositive() && book.due().isPositive(),
                lastDay(book, locale),
                book.excess().isPositive() ? Display.money(book.excess(), locale) : null,
                movements(book, locale));
    }

    private static String lastDay(PaymentBook book, Locale locale) {
        return book.movements().stream()
                .filter(entry -> entry.amount().isPositive())
                .map(PaymentEntry::day)
                .max(LocalDate::compareTo)
                .map(day -> Display.day(day, locale))
                .orElse(null);
    }

    /** One payment of all that is due says no more than the receipt does. */
    private static List<Movement> movements(PaymentBook book, Locale locale) {
        List<PaymentEntry> moved = book.movements();
        return moved.size() < 2 && !book.due().isPositive()
                ? List.of()
                : moved.stream().map(entry -> Movement.of(entry, locale)).toList();
    }
}
