package fr.encaisse.desk;

import fr.encaisse.document.Documents;
import fr.encaisse.invoice.CreditNote;
import fr.encaisse.invoice.InvoiceContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The page images of the drafts reviewed last: a browser asks for each page by itself, they are rendered together. */
@Component
class ReviewPages {

    private static final int KEPT = 6;

    private final Documents documents;
    private final Map<Object, List<byte[]>> last = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, List<byte[]>> eldest) {
            return size() > KEPT;
        }
    };

    ReviewPages(Documents documents) {
        this.documents = documents;
    }

    List<byte[]> of(InvoiceContent draft) {
        return of(draft, () -> documents.previewPages(draft));
    }

    List<byte[]> of(CreditNote draft) {
        return of(draft, () -> documents.previewPages(draft));
    }

    private List<byte[]> of(Object draft, Supplier<List<byte[]>> rendering) {
        synchronized (last) {
            List<byte[]> known = last.get(draft);
            if (known != null) {
                return known;
            }
        }
        List<byte[]> rendered = rendering.get();
        synchronized (last) {
            last.put(draft, rendered);
        }
        return rendered;
    }
}
