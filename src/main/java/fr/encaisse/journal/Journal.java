package fr.encaisse.journal;

import java.util.Map;
import org.springframework.stereotype.Service;

/** The append-only log of what happened; each entry carries the SHA-256 of the one before. */
@Service
public class Journal {

    /**
     * Appends within the caller's transaction.
     *
     * @param type what happened, e.g. {@code invoice.issued}
     * @param subject id of what it happened to
     * @param facts scalars only, kept sorted by key as JSON
     */
    public void record(String type, String subject, Map<String, ?> facts) {
        throw new UnsupportedOperationException();
    }
}
