package fr.encaisse.creditnote;

import fr.encaisse.creditnote.CreditNote.LinePlace;
import fr.encaisse.creditnote.Creditable.LineLeft;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.NotFound;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Credit notes that have been drafted or issued: reading and searching. */
@Service
public class CreditNotes {

    private final FrozenCreditNotes issued;
    private final CreditNoteDrafts drafts;
    private final CreditNoteSearch search;
    private final Invoices invoices;

    CreditNotes(FrozenCreditNotes issued, CreditNoteDrafts drafts, CreditNoteSearch search, Invoices invoices) {
        this.issued = issued;
        this.drafts = drafts;
        this.search = search;
        this.invoices = invoices;
    }

    /** @throws NotFound when it is not issued */
    public CreditNote get(CreditNoteId id) {
        return find(id).orElseThrow(() -> new NotFound("creditnote.unknown"));
    }

    /** Empty while it is not issued. */
    public Optional<CreditNote> find(CreditNoteId id) {
        return issued.find(id);
    }

    /** Those of an issued invoice, in the order in which they were issued. @throws NotFound */
    public List<CreditNote> of(InvoiceId invoice) {
        return issued.of(invoices.content(invoice));
    }

    /** What they have taken off an issued invoice, with VAT. */
    public Money credited(InvoiceId invoice) {
        return search.credited(invoice);
    }

    /** The credit note as it is being written. @throws NotFound */
    public CreditNoteDraft draft(CreditNoteId id) {
        return drafts.get(id);
    }

    /** Those of an invoice that are still being written or wait for a manager, the oldest first. */
    public List<CreditNoteDraft> drafts(InvoiceId invoice) {
        return drafts.open(invoice);
    }

    /** What is left of an issued invoice. @throws NotFound */
    public Creditable creditable(InvoiceId invoice) {
        InvoiceContent content = invoices.content(invoice);
        Credited credited = new Credited(content, issued.of(content));
        List<LineLeft> lines = new ArrayList<>();
        for (int section = 0; section < content.sections().size(); section++) {
            for (int line = 0; line < content.sections().get(section).lines().size(); line++) {
                LinePlace place = new LinePlace(section, line);
                lines.add(new LineLeft(place, credited.line(place), credited.leftQuantity(place)));
            }
        }
        return new Creditable(credited.left(), lines);
    }

    /** By number, client or title (any words in any order), newest first. */
    public List<CreditNoteSummary> search(String text, int offset, int limit) {
        return search.search(text, offset, limit);
    }

    /** The issued ones of these invoices, in the order in which they were issued. */
    public List<CreditNoteSummary> ofAll(Collection<InvoiceId> these) {
        return search.ofAll(these);
    }

    /** Those of them that are issued, in no particular order. */
    public List<CreditNoteSummary> summaries(Collection<CreditNoteId> ids) {
        return search.summaries(ids);
    }
}
