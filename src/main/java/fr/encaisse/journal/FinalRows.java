package fr.encaisse.journal;

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
 * The final rows of one thing over several tables, of which an entry of the journal keeps the SHA-256; anybody with the
 * database can compute it again. Form 1: of each row of each part, in order, each value as text, in the shape
 * {@code length:text,} (length in characters) or {@code -,} for none, in UTF-8.
 *
 * @param key column that names the thing in each table
 */
public record FinalRows(String key, List<Part> parts) {

    /** What is written today. Columns that are added later make a form of their own: hashes given before must hold. */
    public static final int FORM = 1;

    /**
     * What is hashed of one table.
     *
     * @param order columns that the rows are sorted by
     * @param columns separated by a comma and a space
     */
    public record Part(String table, String order, String columns) {}

    /**
     * Over what the tables hold now.
     *
     * @return lower-case hex
     * @throws IllegalArgumentException when the form is none that this version knows
     */
    public String sha256(Connection connection, UUID id, int form) throws SQLException {
        if (form != FORM) {
            throw new IllegalArgumentException("Unknown form " + form);
        }
        MessageDigest digest = digest();
        for (Part part : parts) {
            read(part, connection, id, digest);
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

    private void read(Part part, Connection connection, UUID id, MessageDigest digest) throws SQLException {
        String query = "SELECT " + part.columns() + " FROM " + part.table() + " WHERE " + key + " = ? ORDER BY "
                + part.order();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    add(row, part.columns().split(", "), digest);
                }
            }
        }
    }

    private static void add(ResultSet row, String[] columns, MessageDigest digest) throws SQLException {
        for (int i = 0; i < columns.length; i++) {
            String text = columns[i].endsWith("_at") ? instant(row, i + 1) : row.getString(i + 1);
            String written = text == null ? "-," : text.length() + ":" + text + ",";
            digest.update(written.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The databases write instants each in their own way. */
    private static String instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().toString();
    }
}
