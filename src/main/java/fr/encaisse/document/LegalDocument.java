package fr.encaisse.document;

import fr.encaisse.creditnote.CreditNote;
import fr.encaisse.invoice.InvoiceContent;
import java.net.URI;
import java.util.List;

/**
 * What is rendered, on the page and as XML.
 *
 * @param preceding what it corrects; empty for an invoice
 * @param payAt what the code and the link lead to; null when nothing is to be paid, and for a draft
 */
public record LegalDocument(DocumentType type, InvoiceContent content, List<PrecedingInvoice> preceding, URI payAt) {

    /** An invoice that is written still. */
    public static LegalDocument draft(InvoiceContent content) {
        return invoice(content, null);
    }

    static LegalDocument invoice(InvoiceContent content, URI payAt) {
        return new LegalDocument(DocumentType.INVOICE, content, List.of(), payAt);
    }

    public static LegalDocument of(CreditNote note) {
        PrecedingInvoice credited =
                new PrecedingInvoice(note.invoice().number(), note.invoice().issueDate());
        return creditNote(note.content(), List.of(credited));
    }

    static LegalDocument creditNote(InvoiceContent content, List<PrecedingInvoice> preceding) {
        return new LegalDocument(DocumentType.CREDIT_NOTE, content, preceding, null);
    }

    /** Has no number yet: it is no document in the eyes of the law, and carries no XML. */
    boolean isDraft() {
        return content.number() == null;
    }
}
