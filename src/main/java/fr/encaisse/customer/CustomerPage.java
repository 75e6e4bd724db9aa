package fr.encaisse.customer;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.payment.Standing;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * What stands on the customer's page, ready to print.
 *
 * @param partPaid something has come in, but not all
 * @param dueDay null when nothing is to be paid
 * @param since when the payment under way began; null when none is
 * @param paidOn null until paid
 * @param transfer the account for an ordinary transfer; null unless the online payment fails
 * @param reference what to quote on that transfer
 */
record CustomerPage(
        Situation situation,
        Issuer issuer,
        String number,
        String title,
        String due,
        String paid,
        String gross,
        boolean partPaid,
        String dueDay,
        boolean late,
        String since,
        String paidOn,
        String reason,
        InvoiceContent.Account transfer,
        String reference) {

    static CustomerPage of(
            InvoiceContent invoice,
            Standing standing,
            Situation situation,
            Instant changedAt,
            LocalDate today,
            Locale locale) {
        return new CustomerPage(
                situation,
                invoice.issuer(),
                invoice.number(),
                invoice.title(),
                Display.money(standing.due(), locale),
                Display.money(standing.paid(), locale),
                Display.money(invoice.totals().gross(), locale),
                standing.paid().isPositive() && standing.due().isPositive(),
                Display.day(invoice.dueDate(), locale),
                invoice.dueDate().isBefore(today),
                standing.underWaySince() == null ? null : time(standing.underWaySince(), locale),
                situation == Situation.PAID ? Display.day(CompanyDay.of(changedAt), locale) : null,
                standing.reason(),
                null,
                "");
    }

    /** The same page with the account for an ordinary transfer, because the online payment does not work. */
    CustomerPage withTransferTo(InvoiceContent.Account account, String quoted) {
        return new CustomerPage(
                situation, issuer, number, title, due, paid, gross, partPaid, dueDay, late, since, paidOn, reason,
                account, quoted);
    }

    private static String time(Instant instant, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(CompanyDay.ZONE));
    }
}
