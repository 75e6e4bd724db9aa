package fr.encaisse.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.h2.api.Trigger;

/** H2's trigger on tables whose rows are final (made by migration V25.1): refuses every UPDATE and DELETE. */
public final class Final implements Trigger {

    /** SQLSTATE "restrict violation", as on PostgreSQL. */
    private static final String RESTRICT_VIOLATION = "23001";

    private String table;

    @Override
    public void init(Connection connection, String schema, String trigger, String table, boolean before, int type) {
        // Where H2 rebuilds a table for a new column, it still has a passing name.
        this.table = table.toUpperCase(Locale.ROOT).replaceFirst("_COPY_\\d+_\\d+$", "");
    }

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
        throw new SQLException("Rows of " + table + " are final: never changed, never removed", RESTRICT_VIOLATION);
    }
}
