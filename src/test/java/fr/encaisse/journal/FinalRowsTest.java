package fr.encaisse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.encaisse.EncaisseTest;
import fr.encaisse.IssuedInvoice;
import fr.encaisse.TamperedTables;
import fr.encaisse.creditnote.CreditNoteRows;
import fr.encaisse.invoice.InvoiceRows;
import fr.encaisse.journal.FinalRows.Part;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncaisseTest
class FinalRowsTest {

    @Autowired
    ApplicationContext app;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate connections;

    static Stream<Part> ofInvoices() {
        return InvoiceRows.ISSUED.parts().stream();
    }

    static Stream<Arguments> all() {
        return Stream.of(InvoiceRows.ISSUED, CreditNoteRows.ISSUED)
                .flatMap(rows -> rows.parts().stream().map(part -> Arguments.of(rows.key(), part)));
    }

    @Test
    void theJournalKnowsTheHashOfWhatTheTablesHold() throws Exception {
        UUID invoice = issue();
        JsonNode facts = new JsonMapper()
                .readTree(jdbc.sql("SELECT facts FROM journal_entry WHERE type = 'invoice.issued' AND subject = ?")
                        .param(invoice.toString())
                        .query(String.class)
                        .single());
        assertThat(facts.path("sha256").asText()).isEqualTo(sha256(invoice)).hasSize(64);
        assertThat(facts.path("form").asInt()).isEqualTo(FinalRows.FORM);
    }

    /** A column that is in no hash could be changed unseen: give it a form of its own. */
    @ParameterizedTest
    @MethodSource("all")
    void everyColumnIsInTheHash(String key, Part part) {
        List<String> columns = jdbc.sql(
                        "SELECT lower(column_name) FROM information_schema.columns WHERE lower(table_name) = ?")
                .param(part.table())
                .query(String.class)
                .list();
        assertThat(columns)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(key), Arrays.stream(part.columns().split(", ")))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("ofInvoices")
    void aChangeInEachTableChangesTheHash(Part part) {
        UUID invoice = issue();
        String before = sha256(invoice);
        String column =
                part.table().equals("invoice_vat") ? "vat" : part.table().equals("invoice_mention") ? "wording" : "net";
        String changed = column.equals("wording") ? "wording || '.'" : column + " + 0.01";
        String sql = "UPDATE " + part.table() + " SET " + column + " = " + changed + " WHERE invoice_id = ?";
        TamperedTables.open(jdbc, () -> jdbc.sql(sql).param(invoice).update());
        assertThat(sha256(invoice)).isNotEqualTo(before);
    }

    private UUID issue() {
        return IssuedInvoice.to("", "Empreinte", "PE-MUR", app).id().value();
    }

    private String sha256(UUID invoice) {
        return connections.execute(
                (Connection connection) -> InvoiceRows.ISSUED.sha256(connection, invoice, FinalRows.FORM));
    }
}
