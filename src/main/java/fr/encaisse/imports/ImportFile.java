package fr.encaisse.imports;

import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.PlainText;
import fr.encaisse.shared.Sha256;
import java.util.HexFormat;

/** An uploaded file that may be CSV: not empty, not too large, not a workbook. Errors are on the field {@code file}. */
public record ImportFile(String name, byte[] bytes) {

    /** Enough for 50,000 clients with all their columns. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    private static final int LONGEST_NAME = 200;
    private static final String ZIP = "504b0304";
    private static final String OLD_WORKBOOK = "d0cf11e0";

    public ImportFile {
        name = PlainText.clean(name).replaceAll("\\s+", " ");
        name = name.substring(Math.max(0, name.length() - LONGEST_NAME));
        String start = HexFormat.of().formatHex(bytes, 0, Math.min(4, bytes.length));
        if (bytes.length == 0) {
            throw new InvalidInput("file", "imports.file.empty");
        }
        if (bytes.length > MOST_BYTES) {
            throw new InvalidInput("file", "imports.file.tooLarge", MOST_BYTES / (1024 * 1024));
        }
        if (start.equals(ZIP) || start.equals(OLD_WORKBOOK)) {
            throw new InvalidInput("file", "imports.file.workbook");
        }
        if (isBinary(bytes)) {
            throw new InvalidInput("file", "imports.file.noText");
        }
    }

    String sha256() {
        return Sha256.of(bytes);
    }

    /** Texts have no zero bytes, except those that Excel calls "Unicode text", which begin with a mark. */
    private static boolean isBinary(byte[] bytes) {
        if (bytes.length > 3 && (bytes[0] == (byte) 0xFF || bytes[0] == (byte) 0xFE)) {
            return false;
        }
        boolean pdf = bytes.length > 4 && bytes[0] == '%' && bytes[1] == 'P' && bytes[2] == 'D' && bytes[3] == 'F';
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return pdf;
    }
}
