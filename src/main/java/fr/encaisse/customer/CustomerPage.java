package fr.encaisse.customer;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.payment.PaymentBook;
import fr.encaisse.payment.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What stands on the customer's page, ready to print.
 *
 * @param creditNotes numbers of those on this invoice, which may be downloaded as well
 */
record CustomerPage(
        Situation situation,
        Bill bill,
        Owed owed,
        Received received,
        LastTry lastTry,
        Online online,
        List<String> creditNotes) {

    static CustomerPage of(
            Situation situation,
            InvoiceContent invoice,
            Standing standing,
            PaymentBook book,
            Online online,
            List<String> creditNotes,
            LocalDate today,
            Locale locale) {
        return new CustomerPage(
                situation,
                Bill.of(invoice, today, locale),
                Owed.of(invoice.totals().gross(), book, locale),
                Received.of(book, locale),
                LastTry.of(standing, locale),
                online,
                creditNotes);
    }
}
