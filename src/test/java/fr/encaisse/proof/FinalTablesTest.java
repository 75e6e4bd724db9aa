package fr.encaisse.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.encaisse.EncaisseTest;
import fr.encaisse.IssuedInvoice;
import fr.encaisse.TamperedTables;
import fr.encaisse.document.Documents;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.Payments;
import fr.encaisse.payment.TypedEntry;
import fr.encaisse.shared.CompanyDay;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every table whose rows are final, once with a row in it, refuses whatever would change or remove that. */
@EncaisseTest
class FinalTablesTest {

    @Autowired
    ApplicationContext app;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void somethingInEachOfThem(@Autowired Documents documents, @Autowired Payments payments, @Autowired Clock clock) {
        InvoiceId invoice = IssuedInvoice.to("", "Définitif", "PE-MUR", app).id();
        documents.render(invoice);
        IssuedInvoice.creditNoteOn(invoice, app);
        String today = CompanyDay.today(clock).toString();
        payments.recordTransfer(
                invoice,
                new TypedEntry("1", today, "virement", false),
                UUID.randomUUID().toString(),
                "manager");
        payments.renewAddress(invoice, "manager");
        jdbc.sql("INSERT INTO closing_key (id, public_key, private_cipher, made_at)"
                        + " VALUES (999, '', '', CURRENT_TIMESTAMP)")
                .update();
        jdbc.sql("INSERT INTO closing (closed_month, last_seq, statement, written_at)"
                        + " VALUES ('1999-12', 0, '', CURRENT_TIMESTAMP)")
                .update();
    }

    @AfterEach
    void withoutClosings() {
        TamperedTables.open(jdbc, () -> {
            jdbc.sql("DELETE FROM closing WHERE closed_month = '1999-12'").update();
            jdbc.sql("DELETE FROM closing_key WHERE id = 999").update();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "journal_entry",
                "closing",
                "closing_key",
                "invoice",
                "invoice_section",
                "invoice_line",
                "invoice_vat",
                "invoice_mention",
                "credit_note",
                "credit_note_line",
                "credit_note_vat",
                "document",
                "payment_entry",
                "revoked_address"
            })
    void nothingIsChangedOrRemoved(String table) {
        long rows = rows(table);
        assertThat(rows).isPositive();
        for (String column : columns(table)) {
            assertRefused("UPDATE " + table + " SET " + column + " = " + column);
        }
        assertRefused("DELETE FROM " + table);
        assertRefused("TRUNCATE TABLE " + table);
        assertThat(rows(table)).isEqualTo(rows);
    }

    /** Whoever adds such a table adds it to the list above. */
    @Test
    void theListAboveIsTheListOfTheDatabase() throws Exception {
        String[] listed = FinalTablesTest.class
                .getDeclaredMethod("nothingIsChangedOrRemoved", String.class)
                .getAnnotation(ValueSource.class)
                .strings();
        assertThat(TamperedTables.finalTables(jdbc)).containsExactlyInAnyOrder(listed);
    }

    @Test
    void aTableThatGrowsAColumnStaysFinal() {
        jdbc.sql("ALTER TABLE revoked_address ADD COLUMN grown VARCHAR(10) DEFAULT '' NOT NULL")
                .update();
        try {
            assertRefused("UPDATE revoked_address SET grown = 'x'");
            assertRefused("DELETE FROM revoked_address");
        } finally {
            jdbc.sql("ALTER TABLE revoked_address DROP COLUMN grown").update();
        }
        assertRefused("DELETE FROM revoked_address");
    }

    private void assertRefused(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .as(statement)
                .rootCause()
                .hasMessageMatching(
                        "(?is).*(rows of \"?[A-Z_]+\"? are final|cannot truncate|referenced in a foreign key).*");
    }

    private long rows(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private List<String> columns(String table) {
        return jdbc.sql("SELECT lower(column_name) FROM information_schema.columns WHERE lower(table_name) = ?")
                .param(table)
                .query(String.class)
                .list();
    }
}
