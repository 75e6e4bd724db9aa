package fr.encaisse.proof;

import fr.encaisse.invoice.IssuedRows;
import fr.encaisse.proof.Evidence.Issue;
import fr.encaisse.shared.Money;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Compares invoices, documents and payments, as they are stored, with what the journal says of them. */
final class StoredCheck {

    /** Documents are read a few at a time. */
    private static final int FETCH = 20;

    private final Connection connection;
    private final Evidence evidence;
    private final Report report;

    StoredCheck(Connection connection, Evidence evidence, Report report) {
        this.connection = connection;
        this.evidence = evidence;
        this.report = report;
    }

    void compare() throws SQLException {
        compareInvoices();
        compareDocuments();
        comparePayments();
    }

    private void compareInvoices() throws SQLException {
        Set<String> missing = new HashSet<>(evidence.issues().keySet());
        long unhashed = 0;
        for (Map.Entry<String, String> stored : storedNumbers().entrySet()) {
            Issue issue = evidence.issues().get(stored.getKey());
            missing.remove(stored.getKey());
            if (issue == null) {
                report.fault("invoice.unknown", stored.getValue());
            } else if (!issue.number().equals(stored.getValue())) {
                report.fault("invoice.otherNumber", issue.number(), stored.getValue());
            } else if (issue.form() == 0) {
                unhashed++;
            } else if (issue.form() != IssuedRows.FORM) {
                report.fault("invoice.unknownForm", issue.number(), issue.form());
            } else if (!IssuedRows.sha256(connection, UUID.fromString(stored.getKey()), issue.form())
                    .equals(issue.sha256())) {
                report.fault("invoice.changed", issue.number());
            }
        }
        missing.forEach(invoice ->
                report.fault("invoice.removed", evidence.issues().get(invoice).number()));
        report.say("compared.invoices", evidence.issues().size(), unhashed);
    }

    private Map<String, String> storedNumbers() throws SQLException {
        Map<String, String> numbers = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT invoice_id, number FROM invoice");
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
        } else if (!sha256(bytes).equals(expected)) {
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
        Issue issue = evidence.issues().get(invoice);
        return issue == null ? invoice : issue.number();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
