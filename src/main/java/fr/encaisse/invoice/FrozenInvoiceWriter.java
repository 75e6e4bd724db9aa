package fr.encaisse.invoice;

import fr.encaisse.invoice.InvoiceContent.Mention;
import fr.encaisse.invoice.InvoiceContent.Section;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.invoice.tables.FrozenColumns;
import fr.encaisse.invoice.tables.Snapshots;
import fr.encaisse.journal.FinalRows;
import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what was issued into the insert-only tables; {@link FrozenInvoiceReader} reads it back equal. */
@Repository
class FrozenInvoiceWriter {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Snapshots snapshots;

    FrozenInvoiceWriter(JdbcClient jdbc, JdbcTemplate batches, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.snapshots = snapshots;
    }

    void write(InvoiceContent issued, String issuedBy, Instant at) {
        writeHeader(issued, issuedBy, at);
        writeSections(issued.id().value(), issued.sections());
        writeVat(issued.id().value(), issued.totals().vat());
        writeMentions(issued.id().value(), issued.mentions());
    }

    /** Over what the tables hold now. */
    String sha256(InvoiceId issued) {
        return batches.execute(
                (Connection connection) -> InvoiceRows.ISSUED.sha256(connection, issued.value(), FinalRows.FORM));
    }

    private void writeHeader(InvoiceContent issued, String issuedBy, Instant at) {
        Discount discount = issued.totals().discount();
        jdbc.sql("""
                        INSERT INTO invoice
                            (invoice_id, number, issue_date, due_date, service_date, payment_rule, title, description,
                             order_reference, issuer, buyer, account, discount_unit, discount_value, discount, net,
                             vat_total, gross, issued_by, issued_at)
                        VALUES
                            (:id, :number, :issueDate, :dueDate, :serviceDate, :paymentRule, :title, :description,
                             :orderReference, :issuer, :buyer, :account, :discountUnit, :discountValue, :discount, :net,
                             :vatTotal, :gross, :issuedBy, :issuedAt)
                        """)
                .param("id", issued.id().value())
                .param("number", issued.number())
                .param("issueDate", issued.issueDate())
                .param("dueDate", issued.dueDate())
                .param("serviceDate", issued.serviceDate())
                .param("paymentRule", issued.paymentRule().name())
                .param("title", issued.title())
                .param("description", issued.description())
                .param("orderReference", issued.orderReference())
                .param("issuer", snapshots.write(issued.issuer()))
                .param("buyer", snapshots.write(issued.buyer()))
                .param("account", snapshots.write(issued.account()))
                .param("discountUnit", discount.unit().name())
                .param("discountValue", discount.value())
                .param("discount", discount.amount().amount())
                .param("net", issued.totals().net().amount())
                .param("vatTotal", issued.totals().vatTotal().amount())
                .param("gross", issued.totals().gross().amount())
                .param("issuedBy", issuedBy)
                .param("issuedAt", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void writeSections(UUID invoice, List<Section> sections) {
        List<Object[]> sectionRows = new ArrayList<>();
        List<Object[]> lineRows = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            sectionRows.add(
                    new Object[] {invoice, i, section.title(), section.net().amount()});
            for (int j = 0; j < section.lines().size(); j++) {
                lineRows.add(FrozenColumns.row(section.lines().get(j), invoice, i, j));
            }
        }
        batches.batchUpdate(
                "INSERT INTO invoice_section (invoice_id, section_no, title, net) VALUES (?, ?, ?, ?)", sectionRows);
        batches.batchUpdate(
                FrozenColumns.insert("invoice_line", "invoice_id, section_no, line_no, " + FrozenColumns.OF_LINE),
                lineRows);
    }

    private void writeVat(UUID invoice, List<Vat> vats) {
        List<Object[]> rows = new ArrayList<>();
        for (Vat vat : vats) {
            rows.add(FrozenColumns.row(vat, invoice, rows.size()));
        }
        batches.batchUpdate(FrozenColumns.insert("invoice_vat", "invoice_id, vat_no, " + FrozenColumns.OF_VAT), rows);
    }

    private void writeMentions(UUID invoice, List<Mention> mentions) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            rows.add(new Object[] {
                invoice, i, mentions.get(i).code(), mentions.get(i).text()
            });
        }
        batches.batchUpdate(
                "INSERT INTO invoice_mention (invoice_id, mention_no, code, wording) VALUES (?, ?, ?, ?)", rows);
    }
}
