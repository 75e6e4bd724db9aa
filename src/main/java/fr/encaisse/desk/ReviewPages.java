package fr.encaisse.desk;

import fr.encaisse.document.Documents;
import fr.encaisse.document.LegalDocument;
import fr.encaisse.shared.NotFound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The page images of the drafts reviewed last: a browser asks for each page by itself, they are rendered together. */
@Component
public class ReviewPages {

    private static final int KEPT = 6;

    private final Documents documents;
    private final Map<LegalDocument, List<byte[]>> last = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LegalDocument, List<byte[]>> eldest) {
            return size() > KEPT;
        }
    };

    ReviewPages(Documents documents) {
        this.documents = documents;
    }

    public int count(LegalDocument draft) {
        return of(draft).size();
    }

    /**
     * @param number from 1
     * @param large sharp enough to be enlarged
     * @throws NotFound when there are fewer pages
     */
    public ResponseEntity<byte[]> image(LegalDocument draft, int number, boolean large) {
        List<byte[]> all = of(draft);
        if (number < 1 || number > all.size()) {
            throw new NotFound("desk.review.noPage");
        }
        byte[] image = large ? documents.previewPage(draft, number) : all.get(number - 1);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.IMAGE_PNG)
                .body(image);
    }

    private List<byte[]> of(LegalDocument draft) {
        synchronized (last) {
            List<byte[]> known = last.get(draft);
            if (known != null) {
                return known;
            }
        }
        List<byte[]> rendered = documents.previewPages(draft);
        synchronized (last) {
            last.put(draft, rendered);
        }
        return rendered;
    }
}
