package fr.encaisse.imports;

import fr.encaisse.shared.InvalidInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A file's rows under its headings. Empty rows are passed over. Errors are on the field {@code file}. */
final class CsvReader {

    static final int MOST_ROWS = 100_000;

    private static final char[] SEPARATORS = {';', ',', '\t'};

    private final CsvText text;
    private final CsvHeader header;
    private final CSVFormat format;

    CsvReader(byte[] bytes, CsvHeadings headings) {
        text = new CsvText(bytes);
        CSVFormat best = null;
        CsvHeader found = null;
        for (char separator : SEPARATORS) {
            CSVFormat tried = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(separator)
                    .setIgnoreEmptyLines(false)
                    .get();
            CsvHeader read = headings.read(firstRow(tried));
            if (found == null || read.known() > found.known()) {
                best = tried;
                found = read;
            }
        }
        found.check();
        header = found;
        format = best;
    }

    /** Headings that mean nothing here. */
    List<String> unknownColumns() {
        return header.unknown();
    }

    /** Number of rows; the whole file is looked at. */
    int count() {
        int[] rows = {0};
        forEach(row -> {
            if (++rows[0] > MOST_ROWS) {
                throw new InvalidInput("file", "imports.file.tooManyRows", MOST_ROWS);
            }
        });
        return rows[0];
    }

    void forEach(Consumer<ImportRow> each) {
        boolean[] headingsPassed = {false};
        records(format, (record, line) -> {
            if (isEmpty(record)) {
                return true;
            }
            if (headingsPassed[0]) {
                each.accept(row(record, line));
            }
            headingsPassed[0] = true;
            return true;
        });
    }

    /** Empty when it cannot be read with this separator. */
    private List<String> firstRow(CSVFormat tried) {
        List<String> first = new ArrayList<>();
        try {
            records(tried, (record, line) -> {
                if (!isEmpty(record)) {
                    record.forEach(first::add);
                }
                return first.isEmpty();
            });
        } catch (InvalidInput anotherSeparator) {
            return List.of();
        }
        return first;
    }

    private ImportRow row(CSVRecord record, int line) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < header.width(); i++) {
            String column = header.column(i);
            if (column != null) {
                cells.put(column, i < record.size() ? FormulaGuard.read(record.get(i)) : "");
            }
        }
        StringBuilder surplus = new StringBuilder();
        for (int i = header.width(); i < record.size(); i++) {
            surplus.append(record.get(i).strip());
        }
        return new ImportRow(line, cells, surplus.toString());
    }

    private void records(CSVFormat read, Visitor visitor) {
        long line = 1;
        try (BufferedReader reader = text.open()) {
            line += skipSeparatorHint(reader);
            long before = line;
            try (CSVParser parser =
                    CSVParser.builder().setReader(reader).setFormat(read).get()) {
                Iterator<CSVRecord> records = parser.iterator();
                while (records.hasNext() && visitor.visit(records.next(), (int) line)) {
                    line = before + parser.getCurrentLineNumber();
                }
            }
        } catch (UncheckedIOException | IOException malformed) {
            throw new InvalidInput("file", "imports.file.quotes", line);
        }
    }

    /** Excel writes {@code sep=;} into the first line of some files. */
    private static int skipSeparatorHint(BufferedReader reader) throws IOException {
        reader.mark(1 << 14);
        char[] start = new char[4];
        if (reader.read(start) == 4 && new String(start).equalsIgnoreCase("sep=")) {
            reader.readLine();
            return 1;
        }
        reader.reset();
        return 0;
    }

    private static boolean isEmpty(CSVRecord record) {
        for (String cell : record) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** Takes a record and the line where it begins; says whether to go on. */
    private interface Visitor {
        boolean visit(CSVRecord record, int line);
    }
}
