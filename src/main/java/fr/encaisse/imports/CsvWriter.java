package fr.encaisse.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes CSV as the reader's spreadsheet opens it: UTF-8 with a mark, semicolons in French, nothing that would run. */
public final class CsvWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CSVPrinter printer;

    public CsvWriter(OutputStream out, Locale locale) {
        boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        try {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write(BYTE_ORDER_MARK);
            printer = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(english ? ',' : ';')
                    .get()
                    .print(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void row(List<String> cells) {
        try {
            printer.printRecord(cells.stream().map(FormulaGuard::write));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To be called last. */
    public void flush() {
        try {
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
