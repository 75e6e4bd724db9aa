package fr.encaisse.creditnote;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.tables.FrozenColumns;
import fr.encaisse.invoice.tables.SearchWords;
import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds issued credit notes; the text to be found in is that of the invoice, which knows their numbers too. The only one
 * to join another module's tables: it reads them.
 */
@Repository
class CreditNoteSearch {

    private static final String SUMMARIES = """
            SELECT c.credit_note_id, c.invoice_id, c.number, c.issue_date, c.gross, c.reason,
                   i.number AS invoice_number, i.title, s.client_name
            FROM credit_note c
                JOIN invoice i ON i.invoice_id = c.invoice_id
                JOIN invoice_state s ON s.invoice_id = c.invoice_id
            WHERE\s""";

    private final JdbcClient jdbc;

    CreditNoteSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CreditNoteSummary> search(String text, int offset, int limit) {
        Map<String, Object> params = new LinkedHashMap<>();
        String found = SearchWords.condition(text, params);
        params.put("offset", Math.max(0, offset));
        params.put("limit", Math.max(0, limit));
        return jdbc.sql(SUMMARIES + found
                        + " ORDER BY c.issued_at DESC, c.credit_note_id DESC LIMIT :limit OFFSET :offset")
                .params(params)
                .query((rs, i) -> read(rs))
                .list();
    }

    List<CreditNoteSummary> ofAll(Collection<InvoiceId> invoices) {
        return invoices.isEmpty()
                ? List.of()
                : jdbc.sql(SUMMARIES + "c.invoice_id IN (:ids) ORDER BY c.issued_at, c.number")
                        .param("ids", invoices.stream().map(InvoiceId::value).toList())
                        .query((rs, i) -> read(rs))
                        .list();
    }

    List<CreditNoteSummary> summaries(Collection<CreditNoteId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SUMMARIES + "c.credit_note_id IN (:ids)")
                        .param("ids", ids.stream().map(CreditNoteId::value).toList())
                        .query((rs, i) -> read(rs))
                        .list();
    }

    Money credited(InvoiceId invoice) {
        return new Money(jdbc.sql("SELECT COALESCE(SUM(gross), 0) FROM credit_note WHERE invoice_id = :id")
                .param("id", invoice.value())
                .query(BigDecimal.class)
                .single());
    }

    private static CreditNoteSummary read(ResultSet rs) throws SQLException {
        return new CreditNoteSummary(
                new CreditNoteId(rs.getObject("credit_note_id", UUID.class)),
                new InvoiceId(rs.getObject("invoice_id", UUID.class)),
                rs.getString("number"),
                rs.getString("invoice_number"),
                rs.getString("title"),
                rs.getString("client_name"),
                rs.getObject("issue_date", LocalDate.class),
                FrozenColumns.money(rs, "gross"),
                rs.getString("reason"));
    }
}
