package fr.encaisse.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.encaisse.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One entry of the chain.
 *
 * @param at to the microsecond, as the databases keep it
 * @param facts JSON object, keys sorted
 * @param hash lower-case hex of the SHA-256 of all the other fields
 */
public record JournalEntry(
        long seq, Instant at, String type, String subject, String facts, String previousHash, String hash) {

    /** What the first entry follows. */
    public static final JournalEntry ORIGIN = new JournalEntry(0, Instant.EPOCH, "", "", "{}", "", "0".repeat(64));

    // Not the web layer's mapper: the form that is hashed must not change with its settings.
    private static final JsonMapper JSON = new JsonMapper();

    static JournalEntry after(long seq, String hash, Instant at, String type, String subject, Map<String, ?> facts) {
        JournalEntry end = new JournalEntry(seq, Instant.EPOCH, "", "", "{}", "", hash);
        return end.followedBy(at, type, subject, json(sorted(facts)));
    }

    /** @param json facts, sorted by key */
    public JournalEntry followedBy(Instant at, String type, String subject, String json) {
        return new JournalEntry(seq + 1, at, type, subject, json, hash, sha256(seq + 1, at, type, subject, json, hash));
    }

    /** It stands where it stood when it was written, and nothing in it has changed. */
    public boolean follows(JournalEntry last) {
        return seq == last.seq + 1
                && previousHash.equals(last.hash)
                && hash.equals(sha256(seq, at, type, subject, facts, previousHash));
    }

    /** From a row of {@code journal_entry}, all columns selected. */
    public static JournalEntry read(ResultSet row) throws SQLException {
        return new JournalEntry(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                row.getString("subject"),
                row.getString("facts"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    /** One of the facts as text; empty when there is none of that name, or the facts are no JSON any more. */
    public String fact(String name) {
        try {
            return JSON.readTree(facts).path(name).asText();
        } catch (JsonProcessingException tampered) {
            return "";
        }
    }

    private static Map<String, Object> sorted(Map<String, ?> facts) {
        Map<String, Object> sorted = new TreeMap<>();
        facts.forEach((key, value) -> sorted.put(key, isJsonScalar(value) ? value : value.toString()));
        return sorted;
    }

    private static boolean isJsonScalar(Object value) {
        return value == null || value instanceof Number || value instanceof Boolean;
    }

    /** Over a JSON array of the fields: no two entries share one form. */
    private static String sha256(Object... fields) {
        String canonical = json(List.of(fields).stream().map(Object::toString).toList());
        return Sha256.of(canonical.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Facts are scalars only", e);
        }
    }
}
