package fr.encaisse.customer;

import fr.encaisse.creditnote.CreditNoteSummary;
import fr.encaisse.creditnote.CreditNotes;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.payment.PartLimits;
import fr.encaisse.payment.Payments;
import fr.encaisse.payment.Standing;
import fr.encaisse.shared.CompanyDay;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gathers what an invoice's page says. */
@Component
class CustomerPages {

    private final Payments payments;
    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final Clock clock;

    CustomerPages(Payments payments, Invoices invoices, CreditNotes creditNotes, Clock clock) {
        this.payments = payments;
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.clock = clock;
    }

    /** @param back just returned from Bridge, as the address claims; decides on words only */
    CustomerPage of(InvoiceId invoice, boolean back, Locale locale) {
        return of(invoice, back, false, locale);
    }

    /** For who wanted to pay when Bridge did not answer. */
    CustomerPage whileDown(InvoiceId invoice, Locale locale) {
        return of(invoice, false, true, locale);
    }

    private CustomerPage of(InvoiceId invoice, boolean back, boolean down, Locale locale) {
        Standing standing = payments.standing(invoice);
        Situation situation = Situation.of(standing.phase(), back);
        return CustomerPage.of(
                situation,
                invoices.content(invoice),
                standing,
                payments.payments(invoice),
                online(invoice, situation, standing, down, locale),
                creditNotes(invoice).stream().map(CreditNoteSummary::number).toList(),
                CompanyDay.today(clock),
                locale);
    }

    private Online online(InvoiceId invoice, Situation situation, Standing standing, boolean down, Locale locale) {
        Optional<PartLimits> parts = payments.partLimits(invoice);
        boolean tooMuch = payments.isTooMuchOnline(standing.due());
        Trouble trouble = Trouble.of(situation, standing.reason(), down, tooMuch, parts.isPresent());
        return Online.of(situation, trouble, parts, locale);
    }

    /** Those that have been issued. */
    List<CreditNoteSummary> creditNotes(InvoiceId invoice) {
        return creditNotes.ofAll(List.of(invoice));
    }

    Issuer issuer(InvoiceId invoice) {
        InvoiceContent content = invoices.content(invoice);
        return content.issuer();
    }
}
