package fr.encaisse;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What only the owner of the database can do: takes the triggers off the tables whose rows are final and puts them back.
 * For tests that tamper, or that tidy up what a real installation keeps for ever.
 */
public final class TamperedTables {

    private TamperedTables() {}

    /** Not to be called inside a transaction. */
    public static void open(JdbcClient jdbc, Runnable tampering) {
        List<String> tables = finalTables(jdbc);
        boolean onH2 = isH2(jdbc);
        tables.forEach(table -> jdbc.sql(
                        onH2 ? "DROP TRIGGER " + table + "_final" : "ALTER TABLE " + table + " DISABLE TRIGGER USER")
                .update());
        try {
            tampering.run();
        } finally {
            tables.forEach(table -> jdbc.sql(
                            onH2
                                    ? "CREATE TRIGGER " + table + "_final BEFORE UPDATE, DELETE ON " + table
                                            + " FOR EACH ROW CALL 'fr.encaisse.journal.Final'"
                                    : "ALTER TABLE " + table + " ENABLE TRIGGER USER")
                    .update());
        }
    }

    /** In lower case. */
    public static List<String> finalTables(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT DISTINCT lower(event_object_table) FROM information_schema.triggers
                        WHERE lower(trigger_name) LIKE '%\\_final' ESCAPE '\\'
                        """).query(String.class).list();
    }

    private static boolean isH2(JdbcClient jdbc) {
        return jdbc.sql("SELECT count(*) FROM information_schema.schemata WHERE schema_name = 'pg_catalog'")
                        .query(Integer.class)
                        .single()
                == 0;
    }
}
