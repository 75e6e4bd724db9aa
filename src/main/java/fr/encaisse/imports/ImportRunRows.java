package fr.encaisse.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code import_run}: who holds the lease works, and only the holder may say how far it is and how it ended. */
@Component
class ImportRunRows {

    /** Longer than a statement may wait for a lock (20 s on H2). */
    static final Duration LEASE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRunRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(UUID id, String kind, ImportFile file, Locale locale, String login) {
        jdbc.sql(
                        "INSERT INTO import_run (id, kind, file_name, size_bytes, sha256, locale, requested_by, requested_at,"
                                + " state, note, note_args, unknown_columns, rows_done, rows_total, added, changed, unchanged,"
                                + " refused, digest, decided_by, emptied)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', '', '[]', '[]', 0, 0, 0, 0, 0, 0, '', '', FALSE)")
                .params(
                        id,
                        kind,
                        file.name(),
                        file.bytes().length,
                        file.sha256(),
                        locale.toLanguageTag(),
                        login,
                        utc(clock.instant()))
                .update();
        jdbc.sql("INSERT INTO import_file (run_id, bytes) VALUES (?, ?)")
                .params(id, file.bytes())
                .update();
    }

    Optional<ImportRun> find(UUID id) {
        return jdbc.sql("SELECT * FROM import_run WHERE id = ?")
                .param(id)
                .query((rs, row) -> toRun(rs))
                .optional();
    }

    List<ImportRun> newest(int limit) {
        return jdbc.sql("SELECT * FROM import_run ORDER BY requested_at DESC, id FETCH FIRST ? ROWS ONLY")
                .param(limit)
                .query((rs, row) -> toRun(rs))
                .list();
    }

    byte[] file(UUID id) {
        return jdbc.sql("SELECT bytes FROM import_file WHERE run_id = ?")
                .param(id)
                .query((rs, row) -> rs.getBytes(1))
                .single();
    }

    /** Those that wait for somebody to work on them, the longest waiting first. */
    List<ImportRun> due() {
        return jdbc.sql("SELECT * FROM import_run WHERE state IN ('WAITING', 'APPLY_WAITING')"
                        + " ORDER BY requested_at, id FETCH FIRST 20 ROWS ONLY")
                .query((rs, row) -> toRun(rs))
                .list();
    }

    /** Takes the lease; false when another node was faster or another import of this kind is being applied. */
    boolean claim(ImportRun run, UUID owner) {
        boolean applies = run.state() == ImportState.APPLY_WAITING;
        try {
            return jdbc.sql("UPDATE import_run SET state = ?, applying = ?, owner = ?, lease_until = ?, rows_done = 0"
                                    + " WHERE id = ? AND state = ?")
                            .params(
                                    (applies ? ImportState.APPLYING : ImportState.READING).name(),
                                    applies ? run.kind() : null,
                                    owner,
                                    utc(clock.instant().plus(LEASE)),
                                    run.id(),
                                    run.state().name())
                            .update()
                    == 1;
        } catch (DuplicateKeyException anotherOfThisKind) {
            return false;
        }
    }

    /** Says how far it is and holds the lease longer; false when it was lost. */
    boolean advance(UUID id, UUID owner, int done, int total) {
        return jdbc.sql("UPDATE import_run SET rows_done = ?, rows_total = ?, lease_until = ?"
                                + " WHERE id = ? AND owner = ? AND state IN ('READING', 'APPLYING')")
                        .params(done, total, utc(clock.instant().plus(LEASE)), id, owner)
                        .update()
                == 1;
    }

    boolean ready(UUID id, UUID owner, List<String> unknownColumns, ImportCounts counts, String digest) {
        return jdbc.sql("UPDATE import_run SET state = 'READY', unknown_columns = ?, added = ?, changed = ?,"
                                + " unchanged = ?, refused = ?, digest = ?, rows_done = rows_total, owner = NULL,"
                                + " lease_until = NULL WHERE id = ? AND owner = ? AND state = 'READING'")
                        .params(
                                ImportJson.write(unknownColumns),
                                counts.added(),
                                counts.changed(),
                                counts.unchanged(),
                                counts.refused(),
                                digest,
                                id,
                                owner)
                        .update()
                == 1;
    }

    /** The holder lets go. */
    boolean end(UUID id, UUID owner, ImportState state, ImportNote note) {
        OffsetDateTime finished = state == ImportState.DONE ? utc(clock.instant()) : null;
        return jdbc.sql("UPDATE import_run SET state = ?, note = ?, note_args = ?, applying = NULL, owner = NULL,"
                                + " lease_until = NULL, finished_at = ? WHERE id = ? AND owner = ?"
                                + " AND state IN ('READING', 'APPLYING')")
                        .params(state.name(), note.messageKey(), ImportJson.write(note.args()), finished, id, owner)
                        .update()
                == 1;
    }

    /** Somebody decides; false when it no longer stands where they saw it. */
    boolean decide(UUID id, ImportState from, ImportState to, String login) {
        return jdbc.sql("UPDATE import_run SET state = ?, decided_by = ?, note = '', note_args = '[]', rows_done = 0"
                                + " WHERE id = ? AND state = ?")
                        .params(to.name(), login, id, from.name())
                        .update()
                == 1;
    }

    /** Whoever held these has died: reading begins again, applying waits for somebody to say so. */
    void takeFromTheDead() {
        OffsetDateTime now = utc(clock.instant());
        jdbc.sql("UPDATE import_run SET state = 'WAITING', owner = NULL WHERE state = 'READING' AND lease_until < ?")
                .param(now)
                .update();
        jdbc.sql("UPDATE import_run SET state = 'INTERRUPTED', applying = NULL, owner = NULL"
                        + " WHERE state = 'APPLYING' AND lease_until < ?")
                .param(now)
                .update();
    }

    /** Files and rows of long ago go, the counts stay. */
    void empty(Instant before) {
        List<UUID> old = jdbc.sql("SELECT id FROM import_run WHERE NOT emptied AND requested_at < ?"
                        + " AND state NOT IN ('READING', 'APPLYING', 'APPLY_WAITING')")
                .param(utc(before))
                .query(UUID.class)
                .list();
        for (UUID id : old) {
            jdbc.sql("DELETE FROM import_line WHERE run_id = ?").param(id).update();
            jdbc.sql("DELETE FROM import_file WHERE run_id = ?").param(id).update();
            jdbc.sql("UPDATE import_run SET emptied = TRUE, state = CASE WHEN state = 'DONE' THEN 'DONE'"
                            + " ELSE 'DISCARDED' END WHERE id = ?")
                    .param(id)
                    .update();
        }
    }

    private ImportRun toRun(ResultSet rs) throws SQLException {
        Instant leaseUntil = instant(rs, "lease_until");
        ImportState state = ImportState.valueOf(rs.getString("state"));
        boolean dead = leaseUntil != null && leaseUntil.isBefore(clock.instant());
        return new ImportRun(
                rs.getObject("id", UUID.class),
                rs.getString("kind"),
                rs.getString("file_name"),
                rs.getInt("size_bytes"),
                rs.getString("sha256"),
                Locale.forLanguageTag(rs.getString("locale")),
                rs.getString("requested_by"),
                instant(rs, "requested_at"),
                state == ImportState.APPLYING && dead ? ImportState.INTERRUPTED : state,
                new ImportNote(rs.getString("note"), ImportJson.args(rs.getString("note_args"))),
                ImportJson.texts(rs.getString("unknown_columns")),
                rs.getInt("rows_done"),
                rs.getInt("rows_total"),
                new ImportCounts(
                        rs.getInt("added"), rs.getInt("changed"), rs.getInt("unchanged"), rs.getInt("refused")),
                rs.getString("digest"),
                rs.getString("decided_by"),
                instant(rs, "finished_at"),
                rs.getBoolean("emptied"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
