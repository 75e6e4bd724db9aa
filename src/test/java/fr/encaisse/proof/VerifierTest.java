package fr.encaisse.proof;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.TamperedTables;
import fr.encaisse.journal.JournalEntry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody with all rights on the database tampers with it, and the verifier tells. */
@Tag("both-databases")
class VerifierTest {

    private static Books books;
    private static List<String> files;

    @BeforeAll
    static void twoMonthsAreClosed(@TempDir Path outside) throws Exception {
        books = new Books();
        books.invoice(Instant.parse("2026-10-05T09:00:00Z"));
        books.invoice(Instant.parse("2026-10-20T09:00:00Z"));
        books.invoice(Instant.parse("2026-11-05T09:00:00Z"));
        books.clock.set(Instant.parse("2026-12-01T09:00:00Z"));
        assertThat(books.closings.closeWhatIsOver()).isEqualTo(2);
        files = new ArrayList<>();
        for (String month : List.of("2026-10", "2026-11")) {
            Path file = outside.resolve(month + ".txt");
            Files.writeString(file, books.closings.download(YearMonth.parse(month), "manager"));
            files.add(file.toString());
        }
        UUID december = books.invoice(Instant.parse("2026-12-05T09:00:00Z"));
        books.creditNote(december, Instant.parse("2026-12-06T09:00:00Z"));
        // What follows has the rights of the owner.
        TamperedTables.finalTables(books.jdbc)
                .forEach(table -> books.jdbc
                        .sql("DROP TRIGGER " + table + "_final" + (books.url.contains("h2") ? "" : " ON " + table))
                        .update());
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void whatNobodyTouchedIsIntact() {
        Told told = verify(files);
        assertThat(told.words())
                .contains(
                        "Rien n’a été changé ni retiré.",
                        "Factures : 4 comparées.",
                        "Avoirs : 1 comparés.",
                        "Clôtures : 2 fichiers comparés.");
        assertThat(told.status()).isZero();
    }

    @Test
    void withoutClosingsItSaysWhatItCannotSee() {
        Told told = verify(List.of());
        assertThat(told.words()).contains("Aucun fichier de clôture donné");
        assertThat(told.status()).isZero();
    }

    @Test
    void itSaysWhyItCannotLook() {
        Told told = run("--database=jdbc:h2:file:/nowhere/at/all");
        assertThat(told.words()).startsWith("Impossible de vérifier");
        assertThat(told.status()).isEqualTo(2);
        assertThat(run().words()).startsWith("Usage");
        assertThat(run("--english").status()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "UPDATE journal_entry SET facts = '{\"n\":1}' WHERE seq = 4 | L’écriture 4 a été changée",
                "UPDATE journal_entry SET subject = 'x' WHERE seq = 5 | L’écriture 5 a été changée",
                "DELETE FROM journal_entry WHERE seq = 4 | à partir de la 4",
                "UPDATE journal_head SET seq = 5 | La fin du journal n’est pas celle",
                "UPDATE document SET bytes = decode('00') WHERE file_name = 'Facture-2.pdf' | Le document Facture-2.pdf a été changé",
                "DELETE FROM document WHERE file_name = 'Facture-2.pdf' | Le document de F-2026-000002 a été retiré",
                "UPDATE invoice SET title = 'Autre' WHERE number = 'F-2026-000003' | La facture F-2026-000003 a été changée",
                "UPDATE invoice SET number = 'F-2026-000009' WHERE number = 'F-2026-000003' | porte aujourd’hui le numéro F-2026-000009",
                "UPDATE invoice_line SET name = 'Autre' | La facture F-2026-000001 a été changée",
                "UPDATE credit_note_line SET name = 'Autre' | L’avoir AV-2026-000001 a été changé",
                "UPDATE credit_note SET percent = 10 | L’avoir AV-2026-000001 a été changé",
                "UPDATE credit_note SET number = 'AV-2026-000002' | porte aujourd’hui le numéro AV-2026-000002",
                "DELETE FROM invoice_vat | La facture F-2026-000001 a été changée",
                "DELETE FROM payment_entry | Les paiements de la facture F-2026-000001 : 5,00 € selon le journal, 0,00 € dans la base",
                "UPDATE payment_entry SET amount = 6 | 5,00 € selon le journal, 6,00 € dans la base",
                "UPDATE closing SET statement = replace(statement, '24.00', '12.00') | La clôture 2026-10 a été changée",
                "DELETE FROM closing WHERE closed_month = '2026-11' | 2026-11.txt a été retirée de la base",
            })
    void whatWasChangedIsNamed(String tampering, String told) throws Exception {
        boolean onH2 = books.url.contains("h2");
        String bytes = onH2 ? "X'00'" : "decode('00', 'hex')";
        assertThat(after(tampering.replace("decode('00')", bytes)))
                .satisfies(found -> assertThat(found.words()).contains(told))
                .satisfies(found -> assertThat(found.status()).isEqualTo(1));
    }

    /** Everything that came after the 1st of November is gone, tidily: only what lies outside knows of it. */
    @Test
    void aTailThatIsCutOffTidilyIsFoundThroughTheClosings() throws Exception {
        String late = "(SELECT invoice_id FROM invoice WHERE issue_date >= DATE '2026-11-01')";
        String[] cut = Stream.concat(
                        Stream.of(
                                        "payment_entry",
                                        "receivable",
                                        "document",
                                        "invoice_vat",
                                        "invoice_line",
                                        "invoice_section")
                                .map(table -> "DELETE FROM " + table + " WHERE invoice_id IN " + late),
                        Stream.of(
                                "DELETE FROM credit_note_line",
                                "DELETE FROM credit_note",
                                "DELETE FROM credit_note_draft",
                                "DELETE FROM invoice WHERE issue_date >= DATE '2026-11-01'",
                                "DELETE FROM closing",
                                "DELETE FROM journal_entry WHERE seq > 6",
                                "UPDATE journal_head SET seq = 6,"
                                        + " hash = (SELECT hash FROM journal_entry WHERE seq = 6)"))
                .toArray(String[]::new);
        try (Connection connection = connection()) {
            change(connection, cut);
            assertThat(verify(connection, List.of()).status()).isZero();
            Told told = verify(connection, files);
            assertThat(told.words()).contains("2026-11.txt atteste l’écriture 9 ; le journal s’arrête à la 6");
            assertThat(told.status()).isEqualTo(1);
            connection.rollback();
        }
    }

    /** An invoice is made smaller and every hash after it computed anew. */
    @Test
    void aChainThatWasRewrittenIsFoundThroughTheClosings() throws Exception {
        try (Connection connection = connection()) {
            rewrite(connection, "12.00", "2.00");
            Told told = verify(connection, files);
            assertThat(told.words())
                    .contains("2026-10.txt atteste une autre écriture 6 : le journal a été réécrit")
                    .doesNotContain("a été changée (");
            assertThat(told.status()).isEqualTo(1);
            connection.rollback();
        }
    }

    @Test
    void aClosingOfAnotherKeyIsNotBelieved() throws Exception {
        try (Connection connection = connection()) {
            List<String> other = new ArrayList<>(files);
            other.add("--key=MCowBQYDK2VwAyEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
            assertThat(verify(connection, other).words()).contains("signée d’une clé inconnue");
        }
    }

    private static void rewrite(Connection connection, String from, String to) throws Exception {
        List<JournalEntry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM journal_entry ORDER BY seq")) {
            while (row.next()) {
                entries.add(JournalEntry.read(row));
            }
        }
        JournalEntry last = JournalEntry.ORIGIN;
        for (JournalEntry entry : entries) {
            last = last.followedBy(
                    entry.at(), entry.type(), entry.subject(), entry.facts().replace(from, to));
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE journal_entry SET facts = ?, previous_hash = ?, hash = ? WHERE seq = ?")) {
                update.setString(1, last.facts());
                update.setString(2, last.previousHash());
                update.setString(3, last.hash());
                update.setLong(4, last.seq());
                update.executeUpdate();
            }
        }
        change(connection, "UPDATE journal_head SET hash = '" + last.hash() + "'");
    }

    private record Told(int status, String words) {}

    /** What is changed is taken back afterwards. */
    private static Told after(String... tampering) throws Exception {
        try (Connection connection = connection()) {
            change(connection, tampering);
            Told told = verify(connection, files);
            connection.rollback();
            return told;
        }
    }

    private static Connection connection() throws Exception {
        Connection connection = DriverManager.getConnection(books.url, Books.user(), Books.user());
        connection.setAutoCommit(false);
        return connection;
    }

    private static void change(Connection connection, String... statements) throws Exception {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
            }
        }
    }

    private static Told verify(Connection connection, List<String> arguments) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = Verifier.verify(connection, arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return told(status, out);
    }

    /** No-break spaces as ordinary ones. */
    private static Told told(int status, ByteArrayOutputStream out) {
        return new Told(status, out.toString(StandardCharsets.UTF_8).replace('\u00a0', ' '));
    }

    private static Told verify(List<String> files) {
        List<String> arguments = new ArrayList<>(files);
        arguments.addAll(List.of("--database=" + books.url, "--user=" + Books.user(), "--password=" + Books.user()));
        return run(arguments.toArray(String[]::new));
    }

    private static Told run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = Verifier.verify(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return told(status, out);
    }
}
