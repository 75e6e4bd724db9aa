package fr.encaisse.invoice;

import fr.encaisse.invoice.tables.SearchWords;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.NotFound;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds drafts and issued invoices together; a word matches anywhere in number, client or title. */
@Repository
class InvoiceSearch {

    private static final String SUMMARIES = """
            SELECT s.invoice_id, s.state, s.title, s.client_name, s.owner, s.changed_at, s.settled_at,
                   i.number, i.issue_date, i.due_date, i.gross
            FROM invoice_state s LEFT JOIN invoice i ON i.invoice_id = s.invoice_id
            WHERE\s""";

    private static final String NEWEST_FIRST = "s.listed_at DESC, s.invoice_id DESC";

    private final JdbcClient jdbc;
    private final Clock clock;

    InvoiceSearch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws NotFound when there is no such invoice */
    InvoiceSummary summary(InvoiceId invoice) {
        LocalDate today = CompanyDay.today(clock);
        return jdbc.sql(SUMMARIES + "s.invoice_id = :id")
                .param("id", invoice.value())
                .query((rs, i) -> summary(rs, today))
                .optional()
                .orElseThrow(() -> new NotFound("invoice.unknown"));
    }

    /** In the order they are asked for. */
    List<InvoiceSummary> summaries(Collection<InvoiceId> invoices) {
        if (invoices.isEmpty()) {
            return List.of();
        }
        LocalDate today = CompanyDay.today(clock);
        Map<InvoiceId, InvoiceSummary> found = jdbc
                .sql(SUMMARIES + "s.invoice_id IN (:ids)")
                .param("ids", invoices.stream().map(InvoiceId::value).toList())
                .query((rs, i) -> summary(rs, today))
                .list()
                .stream()
                .collect(Collectors.toMap(InvoiceSummary::id, Function.identity()));
        return invoices.stream()
                .distinct()
                .map(found::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The drafts of one writer, newest first. */
    List<InvoiceSummary> draftsOf(String owner, int limit) {
        LocalDate today = CompanyDay.today(clock);
        return jdbc.sql(SUMMARIES + "s.state = 'DRAFT' AND s.owner = :owner ORDER BY " + NEWEST_FIRST + " LIMIT :limit")
                .param("owner", owner)
                .param("limit", limit)
                .query((rs, i) -> summary(rs, today))
                .list();
    }

    /** The last that were paid, the latest payment first. */
    List<InvoiceSummary> paidLately(int limit) {
        LocalDate today = CompanyDay.today(clock);
        return jdbc.sql(SUMMARIES + "s.settled_at IS NOT NULL ORDER BY s.settled_at DESC, s.invoice_id LIMIT :limit")
                .param("limit", limit)
                .query((rs, i) -> summary(rs, today))
                .list();
    }

    List<InvoiceSummary> search(String text, List<InvoiceState> states, InvoiceOrder sort, int offset, int limit) {
        LocalDate today = CompanyDay.today(clock);
        Map<String, Object> params = new LinkedHashMap<>();
        String found = inStates(states) + " AND " + SearchWords.condition(text, params);
        params.put("today", today);
        params.put("offset", Math.max(0, offset));
        params.put("limit", Math.max(0, limit));
        String page = " ORDER BY " + by(sort) + NEWEST_FIRST + " LIMIT :limit OFFSET :offset";
        return jdbc.sql(SUMMARIES + found + page)
                .params(params)
                .query((rs, i) -> summary(rs, today))
                .list();
    }

    private static String by(InvoiceOrder sort) {
        return switch (sort) {
            case NEWEST -> "";
            case DUE -> "i.due_date ASC NULLS LAST, ";
            case CLIENT -> "CASE WHEN s.client_name = '' THEN 1 ELSE 0 END, LOWER(s.client_name), ";
            case AMOUNT -> "i.gross DESC NULLS LAST, ";
        };
    }

    private static String inStates(List<InvoiceState> states) {
        if (states.isEmpty()) {
            return "s.state <> 'ABANDONED'";
        }
        return states.stream().map(InvoiceSearch::inState).collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String inState(InvoiceState state) {
        return switch (state) {
            case OPEN -> "(s.state = 'OPEN' AND i.due_date >= :today)";
            case OVERDUE -> "(s.state = 'OPEN' AND i.due_date < :today)";
            default -> "s.state = '" + state.name() + "'";
        };
    }

    private static InvoiceSummary summary(ResultSet rs, LocalDate today) throws SQLException {
        LocalDate dueDate = rs.getObject("due_date", LocalDate.class);
        BigDecimal gross = rs.getBigDecimal("gross");
        return new InvoiceSummary(
                new InvoiceId(rs.getObject("invoice_id", UUID.class)),
                state(InvoiceState.valueOf(rs.getString("state")), dueDate, today),
                rs.getString("number"),
                rs.getString("title"),
                rs.getString("client_name"),
                rs.getObject("issue_date", LocalDate.class),
                dueDate,
                gross == null ? null : new Money(gross),
                rs.getString("owner"),
                instant(rs, "changed_at"),
                instant(rs, "settled_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static InvoiceState state(InvoiceState stored, LocalDate dueDate, LocalDate today) {
        boolean overdue = stored == InvoiceState.OPEN && dueDate.isBefore(today);
        return overdue ? InvoiceState.OVERDUE : stored;
    }
}
