package fr.encaisse.proof;

import fr.encaisse.creditnote.CreditNoteRows;
import fr.encaisse.invoice.InvoiceRows;
import fr.encaisse.journal.FinalRows;
import fr.encaisse.proof.Evidence.Issue;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Compares invoices, credit notes, documents and payments, as they are stored, with what the journal says of them. */
final class StoredCheck {

    /** Documents are read a few at a time. */
    private static final int FETCH = 20;

    private static final Kind INVOICES = new Kind("invoice", "invoice", InvoiceRows.ISSUED);
    private static final Kind CREDIT_NOTES = new Kind("creditNote", "credit_note", CreditNoteRows.ISSUED);

    private final Connection connection;
    private final Evidence evidence;
    private final Report report;

    StoredCheck(Connection connection, Evidence evidence, Report report) {
        this.connection = connection;
        this.evidence = evidence;
        this.report = report;
    }

    void compare() throws SQLException {
        compareIssued(INVOICES, evidence.invoices());
        compareIssued(CREDIT_NOTES, evidence.creditNotes());
        compareDocuments();
        comparePayments();
    }

    /** Invoices or credit notes. */
    private record Kind(String words, String table, FinalRows rows) {}

    private void compareIssued(Kind kind, Map<String, Issue> issues) throws SQLException {
        Set<String> missing = new HashSet<>(issues.keySet());
        long unhashed = 0;
        for (Map.Entry<String, String> stored : storedNumbers(kind).entrySet()) {
            Issue issue = issues.get(stored.getKey());
            missing.remove(stored.getKey());
            if (issue != null && issue.form() == 0) {
                unhashed++;
            }
            compareIssue(kind, stored.getKey(), stored.getValue(), issue);
        }
        missing.forEach(
                id -> report.fault(kind.words() + ".removed", issues.get(id).number()));
        report.say("compared." + kind.words(), issues.size(), unhashed);
    }

    private void compareIssue(Kind kind, String id, String number, Issue issue) throws SQLException {
        if (issue == null) {
            report.fault(kind.words() + ".unknown", number);
        } else if (!issue.number().equals(number)) {
            report.fault(kind.words() + ".otherNumber", issue.number(), number);
        } else if (issue.form() != 0 && issue.form() != FinalRows.FORM) {
            report.fault("unknownForm", issue.number(), issue.form());
        } else if (issue.form() != 0
                && !kind.rows()
                        .sha256(connection, UUID.fromString(id), issue.form())
                        .equals(issue.sha256())) {
            report.fault(kind.words() + ".changed", issue.number());
        }
    }

    private Map<String, String> storedNumbers(Kind kind) throws SQLException {
        Map<String, String> numbers = new HashMap<>();
        String sql = "SELECT " + kind.rows().key() + ", number FROM " + kind.table();
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                numbers.put(row.getString(1), row.getString(2));
            }
        }
        return numbers;
    }

    private void compareDocuments() throws SQLException {
        Set<String> missing = new HashSet<>(evidence.documents().keySet());
        try (PreparedStatement query =
                connection.prepareStatement("SELECT invoice_id, file_name, bytes FROM document")) {
            query.setFetchSize(FETCH);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    missing.remove(row.getString(1));
                    compareDocument(evidence.documents().get(row.getString(1)), row.getString(2), row.getBytes(3));
                }
            }
        }
        missing.forEach(invoice -> report.fault("document.removed", nameOf(invoice)));
        report.say("compared.documents", evidence.documents().size());
    }

    private void compareDocument(String expected, String fileName, byte[] bytes) {
        if (expected == null) {
            report.fault("document.unknown", fileName);
        } else if (!Sha256.of(bytes).equals(expected)) {
            report.fault("document.changed", fileName);
        }
    }

    private void comparePayments() throws SQLException {
        Map<String, Money> journaled = new HashMap<>(evidence.balances());
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT invoice_id, sum(amount) FROM payment_entry GROUP BY invoice_id");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Money said = journaled.remove(row.getString(1));
                compareBalance(row.getString(1), said == null ? Money.ZERO : said, new Money(row.getBigDecimal(2)));
            }
        }
        journaled.forEach((invoice, said) -> compareBalance(invoice, said, Money.ZERO));
        report.say("compared.payments", evidence.balances().size());
    }

    private void compareBalance(String invoice, Money said, Money stored) {
        if (said.compareTo(stored) != 0) {
            report.fault("payment.other", nameOf(invoice), said, stored);
        }
    }

    private String nameOf(String invoice) {
        Issue issue =
                evidence.invoices().getOrDefault(invoice, evidence.creditNotes().get(invoice));
        return issue == null ? invoice : issue.number();
    }
}
