package fr.encaisse.invoice.reading;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Buyer;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.reading.DescriptionStep.Described;
import fr.encaisse.invoice.reading.PaymentTermsStep.Terms;
import fr.encaisse.invoice.reading.ProductsStep.Priced;
import fr.encaisse.issuer.Issuer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A draft whose steps are all sound. */
record SoundDraft(Issuer issuer, Buyer buyer, Described described, Priced priced, Terms terms) {

    /** The invoice as it would be issued on a day, without its number. */
    InvoiceContent on(LocalDate day, InvoiceId invoice, TaxRules rules) {
        List<Line> lines = priced.sections().stream()
                .flatMap(section -> section.lines().stream())
                .toList();
        var facts = new MentionsWriter.Facts(Optional.of(issuer), Optional.of(buyer.kind()), lines);
        return new InvoiceContent(
                invoice,
                null,
                day,
                terms.rule().dueDate(day, terms.agreed()),
                described.serviceDate(),
                terms.rule(),
                described.title(),
                described.description(),
                described.orderReference(),
                issuer,
                buyer,
                terms.account(),
                priced.sections(),
                priced.totals(),
                MentionsWriter.mentions(facts, described.freeMention(), rules.texts()));
    }
}
