package fr.encaisse.proof;

import fr.encaisse.journal.JournalEntry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks for what was changed or removed in a database of Encaisse, without the application: needs the right to read and no
 * secret, and changes nothing. Ends with 0 when all is as it was, 1 when something is not, 2 when it could not look.
 *
 * <pre>java -Dloader.main=fr.encaisse.proof.Verifier -jar encaisse.jar --database=jdbc:... closing-2026-10.txt ...</pre>
 */
public final class Verifier {

    private static final int INTACT = 0;
    private static final int FAULTY = 1;
    private static final int COULD_NOT_LOOK = 2;
    private static final int FETCH = 1000;

    private final List<String> arguments;
    private final Report report;

    private Verifier(List<String> arguments, PrintStream out) {
        this.arguments = arguments;
        this.report = new Report(out, arguments.contains("--english") ? Locale.ENGLISH : Locale.FRENCH);
    }

    public static void main(String[] arguments) {
        System.exit(verify(arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    /** @return the exit status */
    static int verify(String[] arguments, PrintStream out) {
        return new Verifier(Arrays.asList(arguments), out).verify();
    }

    /** The same on a connection that is there already. */
    static int verify(Connection connection, List<String> arguments, PrintStream out) throws SQLException, IOException {
        return new Verifier(arguments, out).verify(connection);
    }

    private int verify() {
        Optional<String> database = option("database");
        if (database.isEmpty()) {
            report.say("usage");
            return COULD_NOT_LOOK;
        }
        try (Connection connection = connect(database.get())) {
            return verify(connection);
        } catch (SQLException | IOException e) {
            report.say("cannotLook", e.getMessage());
            return COULD_NOT_LOOK;
        }
    }

    private int verify(Connection connection) throws SQLException, IOException {
        look(connection);
        report.sumUp();
        return report.faults() == 0 ? INTACT : FAULTY;
    }

    private void look(Connection connection) throws SQLException, IOException {
        ClosingCheck closings = new ClosingCheck(report, option("key"));
        addClosings(closings, connection);
        Evidence evidence = new Evidence(report, closings.marks());
        readJournal(connection, evidence);
        long outside = closings.compare(evidence);
        if (outside == 0) {
            report.say("noClosings");
        } else {
            report.say("compared.closings", outside);
        }
        new StoredCheck(connection, evidence, report).compare();
    }

    private void addClosings(ClosingCheck closings, Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT closed_month, statement FROM closing ORDER BY 1")) {
            while (row.next()) {
                closings.add(row.getString(1), false, row.getString(2));
            }
        }
        for (String argument : arguments) {
            if (!argument.startsWith("--")) {
                closings.add(argument, true, Files.readString(Path.of(argument)));
            }
        }
    }

    private void readJournal(Connection connection, Evidence evidence) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery("SELECT * FROM journal_entry ORDER BY seq")) {
                while (row.next()) {
                    evidence.add(JournalEntry.read(row));
                }
            }
            try (ResultSet head = statement.executeQuery("SELECT seq, hash FROM journal_head")) {
                if (!head.next()
                        || head.getLong(1) != evidence.last().seq()
                        || !head.getString(2).equals(evidence.last().hash())) {
                    report.fault("head", evidence.last().seq());
                }
            }
        }
        report.say("compared.entries", evidence.last().seq());
    }

    private Connection connect(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(
                readOnly(url),
                option("user").orElse("encaisse"),
                option("password").orElseGet(() -> {
                    String password = System.getenv("ENCAISSE_DATABASE_PASSWORD");
                    return password == null ? "" : password;
                }));
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    /** H2 would make a new database where there is none. */
    private static String readOnly(String url) {
        if (!url.startsWith("jdbc:h2:file:")) {
            return url;
        }
        return url.split(";", 2)[0] + ";ACCESS_MODE_DATA=r";
    }

    private Optional<String> option(String name) {
        String start = "--" + name + "=";
        return arguments.stream()
                .filter(argument -> argument.startsWith(start))
                .map(argument -> argument.substring(start.length()))
                .findFirst();
    }
}
