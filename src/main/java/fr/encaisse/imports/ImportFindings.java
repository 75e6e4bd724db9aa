package fr.encaisse.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What comes together while a file is compared: counts, the first rows of each action, all refusals, one digest. */
final class ImportFindings {

    private static final int SHOWN = 10;
    private static final int LONGEST_LABEL = 200;

    private final Map<ImportAction, Integer> shown = new EnumMap<>(ImportAction.class);
    private final List<ImportLine> lines = new ArrayList<>();
    private final MessageDigest digest;
    private ImportCounts counts = ImportCounts.NONE;

    ImportFindings() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void take(ImportOutcome<?> outcome) {
        counts = counts.plus(outcome.action());
        String seen = outcome.row().line() + " " + outcome.action() + " " + outcome.comparedWith() + "\n";
        digest.update(seen.getBytes(StandardCharsets.UTF_8));
        int before = shown.merge(outcome.action(), 1, Integer::sum) - 1;
        if (outcome.action() == ImportAction.REFUSED || before < SHOWN) {
            lines.add(new ImportLine(
                    outcome.row().line(),
                    outcome.action(),
                    shortened(outcome.label()),
                    outcome.changes(),
                    outcome.problems()));
        }
    }

    ImportCounts counts() {
        return counts;
    }

    List<ImportLine> lines() {
        return lines;
    }

    /** To be asked for once, at the end. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String shortened(String label) {
        return label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL - 1) + "…" : label;
    }
}
