package fr.encaisse.creditnote;

import fr.encaisse.creditnote.CreditNote.Basis;
import fr.encaisse.creditnote.CreditNote.Issued;
import fr.encaisse.creditnote.CreditNote.LinePlace;
import fr.encaisse.creditnote.CreditNote.Origin;
import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Section;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.invoice.tables.FrozenColumns;
import fr.encaisse.journal.FinalRows;
import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The insert-only tables of issued credit notes; what is read back equals what was issued. */
@Repository
class FrozenCreditNotes {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Invoices invoices;

    FrozenCreditNotes(JdbcClient jdbc, JdbcTemplate batches, Invoices invoices) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.invoices = invoices;
    }

    void write(CreditNote note) {
        writeHeader(note);
        writeLines(note);
        writeVat(note);
    }

    /** Over what the tables hold now. */
    String sha256(CreditNoteId id) {
        return batches.execute(
                (Connection connection) -> CreditNoteRows.ISSUED.sha256(connection, id.value(), FinalRows.FORM));
    }

    Optional<CreditNote> find(CreditNoteId id) {
        return jdbc.sql("SELECT * FROM credit_note WHERE credit_note_id = :id")
                .param("id", id.value())
                .query((rs, i) -> header(rs))
                .optional()
                .map(header -> note(header, invoices.content(header.invoice())));
    }

    /** In the order in which they were issued. */
    List<CreditNote> of(InvoiceContent invoice) {
        return jdbc
                .sql("SELECT * FROM credit_note WHERE invoice_id = :invoice ORDER BY issued_at, number")
                .param("invoice", invoice.id().value())
                .query((rs, i) -> header(rs))
                .list()
                .stream()
                .map(header -> note(header, invoice))
                .toList();
    }

    private void writeHeader(CreditNote note) {
        Totals totals = note.content().totals();
        jdbc.sql("""
                        INSERT INTO credit_note
                            (credit_note_id, invoice_id, number, issue_date, basis, percent, reason, discount_unit,
                             discount_value, discount, net, vat_total, gross, written_by, approved_by, issued_at)
                        VALUES
                            (:id, :invoice, :number, :issueDate, :basis, :percent, :reason, :discountUnit,
                             :discountValue, :discount, :net, :vatTotal, :gross, :writtenBy, :approvedBy, :issuedAt)
                        """)
                .param("id", note.id().value())
                .param("invoice", note.invoice().id().value())
                .param("number", note.number())
                .param("issueDate", note.content().issueDate())
                .param("basis", note.basis().name())
                .param("percent", note.percent())
                .param("reason", note.reason())
                .param("discountUnit", totals.discount().unit().name())
                .param("discountValue", totals.discount().value())
                .param("discount", totals.discount().amount().amount())
                .param("net", totals.net().amount())
                .param("vatTotal", totals.vatTotal().amount())
                .param("gross", totals.gross().amount())
                .param("writtenBy", note.issued().writtenBy())
                .param("approvedBy", note.issued().approvedBy())
                .param("issuedAt", note.issued().at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void writeLines(CreditNote note) {
        List<Object[]> rows = new ArrayList<>();
        List<Section> sections = note.content().sections();
        for (int i = 0; i < sections.size(); i++) {
            for (int j = 0; j < sections.get(i).lines().size(); j++) {
                rows.add(row(note, i, j, note.sources().get(rows.size())));
            }
        }
        insert(
                "credit_note_line",
                "credit_note_id, section_no, line_no, section_title, of_section, of_line, " + FrozenColumns.OF_LINE,
                rows);
    }

    private static Object[] row(CreditNote note, int section, int number, LinePlace source) {
        Section in = note.content().sections().get(section);
        return FrozenColumns.row(
                in.lines().get(number),
                note.id().value(),
                section,
                number,
                in.title(),
                source == null ? null : source.section(),
                source == null ? null : source.line());
    }

    private void writeVat(CreditNote note) {
        List<Object[]> rows = new ArrayList<>();
        for (Vat vat : note.content().totals().vat()) {
            rows.add(FrozenColumns.row(vat, note.id().value(), rows.size()));
        }
        insert("credit_note_vat", "credit_note_id, vat_no, " + FrozenColumns.OF_VAT, rows);
    }

    private void insert(String table, String columns, List<Object[]> rows) {
        batches.batchUpdate(FrozenColumns.insert(table, columns), rows);
    }

    /** A row of {@code credit_note}. */
    private record Header(
            CreditNoteId id,
            InvoiceId invoice,
            String number,
            LocalDate issueDate,
            Basis basis,
            BigDecimal percent,
            String reason,
            Discount discount,
            Money net,
            Money vatTotal,
            Money gross,
            Issued issued) {}

    private static Header header(ResultSet rs) throws SQLException {
        return new Header(
                new CreditNoteId(rs.getObject("credit_note_id", UUID.class)),
                new InvoiceId(rs.getObject("invoice_id", UUID.class)),
                rs.getString("number"),
                rs.getObject("issue_date", LocalDate.class),
                Basis.valueOf(rs.getString("basis")),
                rs.getBigDecimal("percent"),
                rs.getString("reason"),
                FrozenColumns.discount(rs),
                FrozenColumns.money(rs, "net"),
                FrozenColumns.money(rs, "vat_total"),
                FrozenColumns.money(rs, "gross"),
                new Issued(
                        rs.getString("written_by"),
                        rs.getString("approved_by"),
                        rs.getObject("issued_at", OffsetDateTime.class).toInstant()));
    }

    private record PlacedLine(int section, String title, Line line, LinePlace source) {}

    private CreditNote note(Header header, InvoiceContent invoice) {
        List<PlacedLine> lines = jdbc.sql(
                        "SELECT * FROM credit_note_line WHERE credit_note_id = :id ORDER BY section_no, line_no")
                .param("id", header.id().value())
                .query((rs, i) -> placed(rs))
                .list();
        List<Vat> vats = jdbc.sql("SELECT * FROM credit_note_vat WHERE credit_note_id = :id ORDER BY vat_no")
                .param("id", header.id().value())
                .query((rs, i) -> FrozenColumns.vat(rs))
                .list();
        Totals totals = new Totals(header.discount(), vats, header.net(), header.vatTotal(), header.gross());
        InvoiceContent content = CreditedContent.of(
                        invoice, header.id(), header.issueDate(), header.reason(), sections(lines), totals)
                .numbered(header.number());
        List<LinePlace> sources = new ArrayList<>();
        lines.forEach(line -> sources.add(line.source()));
        return new CreditNote(
                header.id(), Origin.of(invoice), header.basis(), header.percent(), content, sources, header.issued());
    }

    private static PlacedLine placed(ResultSet rs) throws SQLException {
        int section = rs.getInt("of_section");
        boolean none = rs.wasNull();
        return new PlacedLine(
                rs.getInt("section_no"),
                rs.getString("section_title"),
                FrozenColumns.line(rs),
                none ? null : new LinePlace(section, rs.getInt("of_line")));
    }

    private static List<Section> sections(List<PlacedLine> lines) {
        List<Section> sections = new ArrayList<>();
        lines.stream().map(PlacedLine::section).distinct().forEach(number -> {
            List<PlacedLine> own =
                    lines.stream().filter(line -> line.section() == number).toList();
            List<Line> plain = own.stream().map(PlacedLine::line).toList();
            sections.add(Section.of(own.get(0).title(), plain));
        });
        return List.copyOf(sections);
    }
}
