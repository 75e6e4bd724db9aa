package fr.encaisse.customer;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.shared.Display;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The invoice as it was sent.
 *
 * @param late its due day has passed
 * @param account for an ordinary transfer, which quotes the number
 */
record Bill(Issuer issuer, String number, String title, String dueDay, boolean late, InvoiceContent.Account account) {

    static Bill of(InvoiceContent invoice, LocalDate today, Locale locale) {
        return new Bill(
                invoice.issuer(),
                invoice.number(),
                invoice.title(),
                Display.day(invoice.dueDate(), locale),
                invoice.dueDate().isBefore(today),
                invoice.account());
    }
}
