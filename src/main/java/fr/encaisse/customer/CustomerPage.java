package fr.encaisse.customer;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.payment.PartLimits;
import fr.encaisse.payment.PaymentBook;
import fr.encaisse.payment.PaymentEntry;
import fr.encaisse.payment.Standing;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What stands on the customer's page, ready to print.
 *
 * @param trouble null unless the online payment does not work
 * @param wanted what is to come in altogether: the invoice less its credit notes
 * @param credited what credit notes have taken off; null when nothing, or all of it
 * @param partPaid something has come in, but not all
 * @param choosing somebody was led to the bank list a moment ago, maybe on another phone
 * @param since at what time of that day the payment under way began; null when none is
 * @param paidOn when the last of it came in; null until paid
 * @param excess what has come in beyond what is owed; null when nothing has
 * @param movements the single payments, where there is more to tell than the sum
 * @param creditNotes numbers of those on this invoice
 * @param reason code of the bank's refusal; its words are under {@code customer.reason}
 * @param partLeast the least that may be paid apart, partMost the most; null where only all of it can be paid
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
        String wanted,
        String credited,
        boolean partPaid,
        String dueDay,
        boolean late,
        boolean choosing,
        String sinceDay,
        String since,
        String paidOn,
        String excess,
        List<Movement> movements,
        List<String> creditNotes,
        String reason,
        String partLeast,
        String partMost,
        InvoiceContent.Account account) {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm").withZone(CompanyDay.ZONE);

    static CustomerPage of(
            InvoiceContent invoice,
            Standing standing,
            Situation situation,
            Trouble trouble,
            PartLimits parts,
            PaymentBook book,
            List<String> creditNotes,
            LocalDate today,
            Locale locale) {
        Money wanted = book.paid().plus(book.due()).minus(book.excess());
        Money credited = invoice.totals().gross().minus(wanted);
        return new CustomerPage(
                situation,
                trouble,
                invoice.issuer(),
                invoice.number(),
                invoice.title(),
                Display.money(standing.due(), locale),
                Display.money(standing.paid(), locale),
                Display.money(invoice.totals().gross(), locale),
                Display.money(wanted, locale),
                wanted.isPositive() && credited.isPositive() ? Display.money(credited, locale) : null,
                standing.paid().isPositive() && standing.due().isPositive(),
                Display.day(invoice.dueDate(), locale),
                invoice.dueDate().isBefore(today),
                standing.phase() == Standing.Phase.CHOOSING_BANK,
                standing.underWaySince() == null ? null : Display.day(CompanyDay.of(standing.underWaySince()), locale),
                standing.underWaySince() == null ? null : HOUR.format(standing.underWaySince()),
                situation == Situation.PAID ? paidOn(book, locale) : null,
                book.excess().isPositive() ? Display.money(book.excess(), locale) : null,
                movements(book, locale),
                creditNotes,
                standing.reason(),
                parts == null ? null : Display.money(parts.least(), locale),
                parts == null ? null : Display.money(parts.most(), locale),
                invoice.account());
    }

    CustomerPage withTrouble(Trouble met) {
        return new CustomerPage(
                situation,
                met,
                issuer,
                number,
                title,
                due,
                paid,
                gross,
                wanted,
                credited,
                partPaid,
                dueDay,
                late,
                choosing,
                sinceDay,
                since,
                paidOn,
                excess,
                movements,
                creditNotes,
                reason,
                partLeast,
                partMost,
                account);
    }

    /** The button is there. */
    public boolean online() {
        return situation.payable() && (trouble == null || trouble.mayPass());
    }

    /** "Payer une partie" is there. */
    public boolean inParts() {
        return partLeast != null && situation.payable() && (trouble == null || trouble == Trouble.TOO_MUCH_AT_ONCE);
    }

    private static String paidOn(PaymentBook book, Locale locale) {
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
