package fr.encaisse.imports;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A file on its way.
 *
 * @param size bytes
 * @param rowsDone of the reading or applying that is going on
 * @param decidedBy who had it applied or gave it up; empty before that
 * @param emptied whether its time was over, so that only the counts are left
 */
public record ImportRun(
        UUID id,
        String kind,
        String fileName,
        int size,
        String sha256,
        Locale locale,
        String requestedBy,
        Instant requestedAt,
        ImportState state,
        ImportNote note,
        List<String> unknownColumns,
        int rowsDone,
        int rowsTotal,
        ImportCounts counts,
        String digest,
        String decidedBy,
        Instant finishedAt,
        boolean emptied) {

    /** 0 to 100. */
    public int percent() {
        return rowsTotal == 0 ? 0 : (int) (100L * rowsDone / rowsTotal);
    }
}
