package fr.encaisse.invoice;

import fr.encaisse.invoice.InvoiceContent.Account;
import fr.encaisse.invoice.InvoiceContent.Buyer;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Mention;
import fr.encaisse.invoice.InvoiceContent.Section;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.invoice.tables.FrozenColumns;
import fr.encaisse.invoice.tables.Snapshots;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what was issued from the insert-only tables. */
@Repository
class FrozenInvoiceReader {

    private final JdbcClient jdbc;
    private final Snapshots snapshots;

    FrozenInvoiceReader(JdbcClient jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
    }

    /** @throws NotFound when no such invoice was issued */
    InvoiceContent read(InvoiceId invoice) {
        List<Section> sections = sections(invoice);
        List<Vat> vats = rows(
                "SELECT * FROM invoice_vat WHERE invoice_id = :id ORDER BY vat_no",
                invoice,
                (rs, i) -> FrozenColumns.vat(rs));
        List<Mention> mentions = rows(
                "SELECT * FROM invoice_mention WHERE invoice_id = :id ORDER BY mention_no",
                invoice,
                (rs, i) -> new Mention(rs.getString("code"), rs.getString("wording")));
        return rows(
                        "SELECT * FROM invoice WHERE invoice_id = :id",
                        invoice,
                        (rs, i) -> content(rs, sections, vats, mentions))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("invoice.unknown"));
    }

    private <T> List<T> rows(String sql, InvoiceId invoice, RowMapper<T> mapper) {
        return jdbc.sql(sql).param("id", invoice.value()).query(mapper).list();
    }

    private record PlacedLine(int section, Line line) {}

    private List<Section> sections(InvoiceId invoice) {
        List<PlacedLine> lines = rows(
                "SELECT * FROM invoice_line WHERE invoice_id = :id ORDER BY section_no, line_no",
                invoice,
                (rs, i) -> new PlacedLine(rs.getInt("section_no"), FrozenColumns.line(rs)));
        return rows(
                "SELECT * FROM invoice_section WHERE invoice_id = :id ORDER BY section_no",
                invoice,
                (rs, i) -> section(rs, lines));
    }

    private static Section section(ResultSet rs, List<PlacedLine> lines) throws SQLException {
        int number = rs.getInt("section_no");
        List<Line> own = lines.stream()
                .filter(placed -> placed.section() == number)
                .map(PlacedLine::line)
                .toList();
        return new Section(rs.getString("title"), own, FrozenColumns.money(rs, "net"));
    }

    private InvoiceContent content(ResultSet rs, List<Section> sections, List<Vat> vats, List<Mention> mentions)
            throws SQLException {
        return new InvoiceContent(
                new InvoiceId(rs.getObject("invoice_id", UUID.class)),
                rs.getString("number"),
                rs.getObject("issue_date", LocalDate.class),
                rs.getObject("due_date", LocalDate.class),
                rs.getObject("service_date", LocalDate.class),
                PaymentRule.valueOf(rs.getString("payment_rule")),
                rs.getString("title"),
                rs.getString("description"),
                rs.getString("order_reference"),
                snapshots.read(rs.getString("issuer"), Issuer.class),
                snapshots.read(rs.getString("buyer"), Buyer.class),
                snapshots.read(rs.getString("account"), Account.class),
                sections,
                new Totals(
                        FrozenColumns.discount(rs),
                        vats,
                        FrozenColumns.money(rs, "net"),
                        FrozenColumns.money(rs, "vat_total"),
                        FrozenColumns.money(rs, "gross")),
                mentions);
    }
}
