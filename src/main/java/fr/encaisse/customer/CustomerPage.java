package fr.encaisse.customer;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.payment.Standing;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * What stands on the customer's page, ready to print.
 *
 * @param trouble null unless the online payment does not work
 * @param partPaid something has come in, but not all
 * @param choosing somebody was led to the bank list a moment ago, maybe on another phone
 * @param since when the payment under way began; null when none is
 * @param paidOn null until paid
 * @param reason code of the bank's refusal; its words are under {@code customer.reason}
 * @param partLeast the least that may be paid apart; null where only all of it can be paid
 * @param account for an ordinary transfer, which quotes the invoice's number
 */
record CustomerPage(
        Situation situation,
        Trouble trouble,
        Issuer issuer,
        String number,
        String title,
        String due,
        String paid,
        String gross,
        boolean partPaid,
        String dueDay,
        boolean late,
        boolean choosing,
        String since,
        String paidOn,
        String reason,
        String partLeast,
        InvoiceContent.Account account) {

    static CustomerPage of(
            InvoiceContent invoice,
            Standing standing,
            Situation situation,
            Trouble trouble,
            Money partLeast,
            Instant changedAt,
            LocalDate today,
            Locale locale) {
        return new CustomerPage(
                situation,
                trouble,
                invoice.issuer(),
                invoice.number(),
                invoice.title(),
                Display.money(standing.due(), locale),
                Display.money(standing.paid(), locale),
                Display.money(invoice.totals().gross(), locale),
                standing.paid().isPositive() && standing.due().isPositive(),
                Display.day(invoice.dueDate(), locale),
                invoice.dueDate().isBefore(today),
                standing.phase() == Standing.Phase.CHOOSING_BANK,
                standing.underWaySince() == null ? null : time(standing.underWaySince(), locale),
                situation == Situation.PAID ? Display.day(CompanyDay.of(changedAt), locale) : null,
                standing.reason(),
                partLeast == null ? null : Display.money(partLeast, locale),
                invoice.account());
    }

    CustomerPage withTrouble(Trouble met) {
        return new CustomerPage(
                situation, met, issuer, number, title, due, paid, gross, partPaid, dueDay, late, choosing, since,
                paidOn, reason, partLeast, account);
    }

    /** The button is there. */
    public boolean online() {
        return situation.payable() && (trouble == null || trouble.mayPass());
    }

    /** "Payer une partie" is there. */
    public boolean inParts() {
        return partLeast != null && situation.payable() && trouble == null;
    }

    private static String time(Instant instant, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(CompanyDay.ZONE));
    }
}
