package fr.encaisse.document;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The documents of issued invoices: rendered once, stored with their hash, never rendered again. */
@Service
public class Documents {

    /** Renders and stores the document of an issued invoice; does nothing when it is there already. */
    public void render(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }

    public Optional<StoredDocument> find(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }

    /** The pages of a draft as PNG images, as they would be printed (without number and code). */
    public List<byte[]> previewPages(InvoiceContent draft) {
        throw new UnsupportedOperationException();
    }
}
