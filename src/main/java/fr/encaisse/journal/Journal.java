package fr.encaisse.journal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The append-only log of what happened; each entry carries the SHA-256 of the one before. */
@Service
public class Journal {

    private final JdbcClient jdbc;
    private final Clock clock;

    Journal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Appends within the caller's transaction. The end of the chain stays locked until that commits: record last.
     *
     * @param type what happened, e.g. {@code invoice.issued}
     * @param subject id of what it happened to
     * @param facts scalars only, kept sorted by key as JSON
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String type, String subject, Map<String, ?> facts) {
        Head head = lockedHead();
        JournalEntry entry = JournalEntry.after(
                head.seq(), head.hash(), clock.instant().truncatedTo(ChronoUnit.MICROS), type, subject, facts);
        jdbc.sql("INSERT INTO journal_entry (seq, at, type, subject, facts, previous_hash, hash)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        entry.seq(),
                        entry.at().atOffset(ZoneOffset.UTC),
                        entry.type(),
                        entry.subject(),
                        entry.facts(),
                        entry.previousHash(),
                        entry.hash())
                .update();
        jdbc.sql("UPDATE journal_head SET seq = ?, hash = ? WHERE id = 1")
                .params(entry.seq(), entry.hash())
                .update();
    }

    /** Recomputes the whole chain: the number of the first entry that was changed, added or removed; empty when intact. */
    @Transactional(readOnly = true)
    public OptionalLong firstBroken() {
        Head expected = jdbc.sql("SELECT seq, hash FROM journal_head WHERE id = 1")
                .query(Head.class)
                .single();
        JournalEntry last = JournalEntry.ORIGIN;
        for (List<JournalEntry> page = after(0); !page.isEmpty(); page = after(last.seq())) {
            for (JournalEntry entry : page) {
                if (!entry.follows(last) || entry.seq() > expected.seq()) {
                    return OptionalLong.of(last.seq() + 1);
                }
                last = entry;
            }
        }
        boolean complete = last.seq() == expected.seq() && last.hash().equals(expected.hash());
        return complete ? OptionalLong.empty() : OptionalLong.of(last.seq() + 1);
    }

    /** Up to a thousand entries after one of them, in order; the first has number 1. */
    @Transactional(readOnly = true)
    public List<JournalEntry> after(long seq) {
        return jdbc.sql("SELECT * FROM journal_entry WHERE seq > ? ORDER BY seq FETCH FIRST 1000 ROWS ONLY")
                .param(seq)
                .query((row, index) -> JournalEntry.read(row))
                .list();
    }

    /** What happened of one kind to somebody or something, oldest first. */
    @Transactional(readOnly = true)
    public List<JournalEntry> of(String subject, String type) {
        return jdbc.sql("SELECT * FROM journal_entry WHERE subject = ? AND type = ? ORDER BY seq")
                .param(subject)
                .param(type)
                .query((row, index) -> JournalEntry.read(row))
                .list();
    }

    /** The last entry of one kind about each of the subjects that have one. */
    @Transactional(readOnly = true)
    public Map<String, JournalEntry> lastOf(Collection<String> subjects, String type) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        Map<String, JournalEntry> last = new HashMap<>();
        jdbc.sql("SELECT * FROM journal_entry WHERE subject IN (:subjects) AND type = :type ORDER BY seq")
                .param("subjects", subjects)
                .param("type", type)
                .query((row, index) -> JournalEntry.read(row))
                .list()
                .forEach(entry -> last.put(entry.subject(), entry));
        return last;
    }

    /** Where it all began; empty as long as nothing has happened. */
    @Transactional(readOnly = true)
    public Optional<JournalEntry> first() {
        return jdbc.sql("SELECT * FROM journal_entry ORDER BY seq FETCH FIRST 1 ROW ONLY")
                .query((row, index) -> JournalEntry.read(row))
                .optional();
    }

    private Head lockedHead() {
        return jdbc.sql("SELECT seq, hash FROM journal_head WHERE id = 1 FOR UPDATE")
                .query(Head.class)
                .single();
    }

    private record Head(long seq, String hash) {}
}
