package fr.encaisse.creditnote;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Mention;
import fr.encaisse.invoice.InvoiceContent.Section;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.PaymentRule;
import java.time.LocalDate;
import java.util.List;

/** What stands on a credit note, in the terms of the invoice that it takes back: same parties, same legal mentions. */
final class CreditedContent {

    private CreditedContent() {}

    static InvoiceContent of(
            InvoiceContent invoice,
            CreditNoteId id,
            LocalDate day,
            String reason,
            List<Section> sections,
            Totals totals) {
        List<Mention> mentions = invoice.mentions().stream()
                .filter(mention -> !mention.code().equals(Mention.FREE))
                .toList();
        return new InvoiceContent(
                new InvoiceId(id.value()),
                null,
                day,
                day,
                invoice.serviceDate(),
                PaymentRule.ON_RECEIPT,
                invoice.title(),
                reason,
                invoice.orderReference(),
                invoice.issuer(),
                invoice.buyer(),
                invoice.account(),
                sections,
                totals,
                mentions);
    }
}
