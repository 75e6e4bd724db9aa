package fr.encaisse.invoice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * The SHA-256 of an issued invoice or credit note over its rows, which the journal keeps from the issue on; anybody with
 * the database can compute it again. Form 1: of each row of each part, in order, each value as text, in the shape
 * {@code length:text,} (length in characters) or {@code -,} for none, in UTF-8.
 */
public final class IssuedRows {

    /** What is written today. Columns that are added later make a form of their own: hashes given before must hold. */
    public static final int FORM = 1;

    private static final String INVOICE = "invoice_id";
    private static final String CREDIT_NOTE = "credit_note_id";

    static final List<Part> PARTS = List.of(
            new Part(
                    INVOICE,
                    "invoice",
                    "invoice_id",
                    "number, issue_date, due_date, service_date, payment_rule, title, description, order_reference,"
                            + " issuer, buyer, account, discount_unit, discount_value, discount, net, vat_total, gross,"
                            + " issued_by, issued_at"),
            new Part(INVOICE, "invoice_section", "section_no", "section_no, title, net"),
            new Part(
                    INVOICE,
                    "invoice_line",
                    "section_no, line_no",
                    "section_no, line_no, product_id, reference, name, description, kind, quantity, unit, unit_price,"
                            + " vat_category, vat_rate, discount_unit, discount_value, discount, net"),
            new Part(
                    INVOICE, "invoice_vat", "vat_no", "vat_no, category, rate, allowance, base, vat, exemption_reason"),
            new Part(INVOICE, "invoice_mention", "mention_no", "mention_no, code, wording"));

    static final List<Part> CREDIT_NOTE_PARTS = List.of(
            new Part(
                    CREDIT_NOTE,
                    "credit_note",
                    "credit_note_id",
                    "invoice_id, number, issue_date, basis, percent, reason, discount_unit, discount_value, discount, net,"
                            + " vat_total, gross, written_by, approved_by, issued_at"),
            new Part(
                    CREDIT_NOTE,
                    "credit_note_line",
                    "section_no, line_no",
                    "section_no, line_no, section_title, of_section, of_line, product_id, reference, name, description,"
                            + " kind, quantity, unit, unit_price, vat_category, vat_rate, discount_unit, discount_value,"
                            + " discount, net"),
            new Part(
                    CREDIT_NOTE,
                    "credit_note_vat",
                    "vat_no",
                    "vat_no, category, rate, allowance, base, vat, exemption_reason"));

    private IssuedRows() {}

    /**
     * Of an invoice.
     *
     * @return lower-case hex
     * @throws IllegalArgumentException when the form is none that this version knows
     */
    public static String sha256(Connection connection, UUID invoice, int form) throws SQLException {
        return sha256(connection, PARTS, invoice, form);
    }

    /** The same of a credit note. */
    public static String ofCreditNote(Connection connection, UUID creditNote, int form) throws SQLException {
        return sha256(connection, CREDIT_NOTE_PARTS, creditNote, form);
    }

    private static String sha256(Connection connection, List<Part> parts, UUID id, int form) throws SQLException {
        if (form != FORM) {
            throw new IllegalArgumentException("Unknown form " + form);
        }
        MessageDigest digest = digest();
        for (Part part : parts) {
            part.read(connection, id, digest);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param key column that names the invoice or the credit note */
    record Part(String key, String table, String order, String columns) {

        private void read(Connection connection, UUID id, MessageDigest digest) throws SQLException {
            String query = "SELECT " + columns + " FROM " + table + " WHERE " + key + " = ? ORDER BY " + order;
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                statement.setObject(1, id);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        add(row, digest);
                    }
                }
            }
        }

        private void add(ResultSet row, MessageDigest digest) throws SQLException {
            String[] names = columns.split(", ");
            for (int i = 0; i < names.length; i++) {
                String text = names[i].endsWith("_at") ? instant(row, i + 1) : row.getString(i + 1);
                String written = text == null ? "-," : text.length() + ":" + text + ",";
                digest.update(written.getBytes(StandardCharsets.UTF_8));
            }
        }

        /** The databases write instants each in their own way. */
        private static String instant(ResultSet row, int column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant().toString();
        }
    }
}
