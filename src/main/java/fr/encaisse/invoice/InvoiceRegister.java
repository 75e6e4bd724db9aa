package fr.encaisse.invoice;

import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.NotFound;
import fr.encaisse.shared.PlainText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code invoice_state}: one row per invoice from its first draft on, with its state and what lists show. */
@Repository
class InvoiceRegister {

    private final JdbcClient jdbc;

    InvoiceRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What lists call an invoice; empty texts while nobody typed them. */
    record Listed(String title, String clientName) {}

    /** A row as far as decisions need it. */
    record Entry(InvoiceState state, Listed listed, Drafts.Holder holder) {

        /** @throws Conflict when it is no draft any more */
        void requireDraft() {
            if (state != InvoiceState.DRAFT) {
                throw new Conflict("invoice.draft.closed");
            }
        }
    }

    void open(InvoiceId invoice, String owner, Instant at) {
        jdbc.sql("""
                        INSERT INTO invoice_state
                            (invoice_id, state, owner, title, client_name, search_text, opened_at, listed_at, changed_at)
                        VALUES (:id, 'DRAFT', :owner, '', '', '', :at, :at, :at)
                        """)
                .param("id", invoice.value())
                .param("owner", owner)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @throws NotFound when there is no such invoice */
    InvoiceState state(InvoiceId invoice) {
        return entry(invoice, "").state();
    }

    /** Locks the row until the transaction ends. @throws NotFound when there is no such invoice */
    Entry lock(InvoiceId invoice) {
        return entry(invoice, " FOR UPDATE");
    }

    private Entry entry(InvoiceId invoice, String locking) {
        return jdbc.sql("""
                        SELECT state, title, client_name, owner, owned_since FROM invoice_state WHERE invoice_id = :id""" + locking)
                .param("id", invoice.value())
                .query((rs, i) -> new Entry(
                        InvoiceState.valueOf(rs.getString("state")),
                        new Listed(rs.getString("title"), rs.getString("client_name")),
                        holder(rs)))
                .optional()
                .orElseThrow(() -> new NotFound("invoice.unknown"));
    }

    private static Drafts.Holder holder(ResultSet rs) throws SQLException {
        OffsetDateTime since = rs.getObject("owned_since", OffsetDateTime.class);
        return new Drafts.Holder(rs.getString("owner"), since == null ? null : since.toInstant());
    }

    Drafts.Holder holder(InvoiceId invoice) {
        return entry(invoice, "").holder();
    }

    /** Its content and its place in the lists stay as they are. */
    void handedOver(InvoiceId invoice, String owner, Instant at) {
        jdbc.sql("UPDATE invoice_state SET owner = :owner, owned_since = :at WHERE invoice_id = :id")
                .param("owner", owner)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", invoice.value())
                .update();
    }

    /** Puts the draft, as it is called by now, on top of the lists. */
    void drafted(InvoiceId invoice, Listed listed, Instant at) {
        list(invoice, InvoiceState.DRAFT, "", listed, at);
    }

    void issued(InvoiceContent content, Instant at) {
        list(
                content.id(),
                InvoiceState.OPEN,
                content.number(),
                new Listed(content.title(), content.buyer().name()),
                at);
    }

    private void list(InvoiceId invoice, InvoiceState state, String number, Listed listed, Instant at) {
        jdbc.sql("""
                        UPDATE invoice_state
                        SET state = :state, title = :title, client_name = :client, search_text = :search,
                            listed_at = :at, changed_at = :at
                        WHERE invoice_id = :id
                        """)
                .param("state", state.name())
                .param("title", listed.title())
                .param("client", listed.clientName())
                .param("search", PlainText.searchable(number + " " + listed.clientName() + " " + listed.title()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", invoice.value())
                .update();
    }

    void abandoned(InvoiceId invoice, Instant at) {
        jdbc.sql("UPDATE invoice_state SET state = 'ABANDONED', changed_at = :at WHERE invoice_id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", invoice.value())
                .update();
    }

    /** @return false when it is not paid, then nothing changes */
    boolean reopen(InvoiceId invoice, Instant at) {
        return jdbc.sql("""
                                UPDATE invoice_state SET state = 'OPEN', settled_at = NULL, changed_at = :at
                                WHERE invoice_id = :id AND state = 'PAID'
                                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", invoice.value())
                        .update()
                == 1;
    }

    /** The words of a search find it by the number of its credit note as well, as far as there is room. */
    void findableBy(InvoiceId invoice, String creditNote) {
        jdbc.sql("""
                        UPDATE invoice_state SET search_text = SUBSTRING(search_text || :number FROM 1 FOR 4000)
                        WHERE invoice_id = :id
                        """)
                .param("number", " " + PlainText.searchable(creditNote))
                .param("id", invoice.value())
                .update();
    }

    /** @param settledAt null unless paid
     * @return false when it is not in one of these states, then nothing changes */
    boolean close(InvoiceId invoice, Set<InvoiceState> from, InvoiceState end, Instant settledAt, Instant at) {
        return jdbc.sql("""
                                UPDATE invoice_state SET state = :end, settled_at = :settled, changed_at = :at
                                WHERE invoice_id = :id AND state IN (:from)
                                """)
                        .param("from", from.stream().map(InvoiceState::name).toList())
                        .param("end", end.name())
                        .param(
                                "settled",
                                settledAt == null ? null : settledAt.atOffset(ZoneOffset.UTC),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", invoice.value())
                        .update()
                == 1;
    }
}
