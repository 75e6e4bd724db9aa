package fr.encaisse.creditnote;

import fr.encaisse.creditnote.CreditNoteDraft.Refusal;
import fr.encaisse.creditnote.CreditNoteDraft.State;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.tables.Snapshots;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code credit_note_draft}. */
@Repository
class CreditNoteDrafts {

    private final JdbcClient jdbc;
    private final Snapshots snapshots;

    CreditNoteDrafts(JdbcClient jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
    }

    void open(CreditNoteId id, InvoiceId invoice, CreditChoice proposed, String by, Instant at) {
        jdbc.sql("""
                        INSERT INTO credit_note_draft
                            (credit_note_id, invoice_id, state, written_by, version, choice, opened_at, changed_at)
                        VALUES (:id, :invoice, 'DRAFT', :by, 0, :choice, :at, :at)
                        """)
                .param("id", id.value())
                .param("invoice", invoice.value())
                .param("by", by)
                .param("choice", snapshots.write(proposed))
                .param("at", utc(at))
                .update();
    }

    /** @throws NotFound when there is no such credit note, drafted or issued */
    CreditNoteDraft get(CreditNoteId id) {
        return select(id, "");
    }

    /** Nobody else changes it until the transaction ends. @throws Conflict when it is no draft any more */
    CreditNoteDraft lock(CreditNoteId id) {
        CreditNoteDraft draft = select(id, " FOR UPDATE");
        if (draft.state() != State.DRAFT) {
            throw new Conflict("creditnote.closed");
        }
        return draft;
    }

    /** Those that are still being written or wait for a manager, the oldest first. */
    List<CreditNoteDraft> open(InvoiceId invoice) {
        return jdbc.sql(
                        "SELECT * FROM credit_note_draft WHERE invoice_id = :invoice AND state = 'DRAFT' ORDER BY opened_at")
                .param("invoice", invoice.value())
                .query((rs, i) -> read(rs))
                .list();
    }

    /** What was agreed to before is not what stands there now. */
    void choose(CreditNoteId id, CreditChoice choice, int version, Instant at) {
        jdbc.sql("""
                        UPDATE credit_note_draft
                        SET choice = :choice, version = :version, approved_by = NULL, changed_at = :at
                        WHERE credit_note_id = :id
                        """)
                .param("choice", snapshots.write(choice))
                .param("version", version)
                .param("at", utc(at))
                .param("id", id.value())
                .update();
    }

    void approved(CreditNoteId id, String by, Instant at) {
        jdbc.sql("UPDATE credit_note_draft SET approved_by = :by, changed_at = :at WHERE credit_note_id = :id")
                .param("by", by)
                .param("at", utc(at))
                .param("id", id.value())
                .update();
    }

    void refused(CreditNoteId id, Refusal refusal, Instant at) {
        jdbc.sql("""
                        UPDATE credit_note_draft
                        SET refused_by = :by, refusal = :reason, approved_by = NULL, changed_at = :at
                        WHERE credit_note_id = :id
                        """)
                .param("by", refusal.by())
                .param("reason", refusal.reason())
                .param("at", utc(at))
                .param("id", id.value())
                .update();
    }

    void become(CreditNoteId id, State state, Instant at) {
        jdbc.sql("UPDATE credit_note_draft SET state = :state, changed_at = :at WHERE credit_note_id = :id")
                .param("state", state.name())
                .param("at", utc(at))
                .param("id", id.value())
                .update();
    }

    private CreditNoteDraft select(CreditNoteId id, String locking) {
        return jdbc.sql("SELECT * FROM credit_note_draft WHERE credit_note_id = :id" + locking)
                .param("id", id.value())
                .query((rs, i) -> read(rs))
                .optional()
                .orElseThrow(() -> new NotFound("creditnote.unknown"));
    }

    private CreditNoteDraft read(ResultSet rs) throws SQLException {
        String refusal = rs.getString("refusal");
        return new CreditNoteDraft(
                new CreditNoteId(rs.getObject("credit_note_id", UUID.class)),
                new InvoiceId(rs.getObject("invoice_id", UUID.class)),
                State.valueOf(rs.getString("state")),
                rs.getString("written_by"),
                rs.getInt("version"),
                snapshots.read(rs.getString("choice"), CreditChoice.class),
                refusal == null ? null : new Refusal(rs.getString("refused_by"), refusal),
                rs.getString("approved_by"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
