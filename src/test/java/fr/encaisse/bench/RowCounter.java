package fr.encaisse.bench;

import java.sql.Connection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.h2.api.Trigger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts every row that is written, table by table; H2 only. */
public final class RowCounter implements Trigger {

    private static final Map<String, LongAdder> WRITTEN = new ConcurrentHashMap<>();

    private String table;

    static void watch(JdbcClient sql) {
        sql.sql("select table_name from information_schema.tables where table_schema = 'PUBLIC'"
                        + " and table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .forEach(table -> sql.sql("create trigger if not exists bench_" + table.toLowerCase()
                                + " after insert, update, delete on \"" + table + "\" for each row call '"
                                + RowCounter.class.getName() + "'")
                        .update());
    }

    static Map<String, Long> reading() {
        Map<String, Long> reading = new TreeMap<>();
        WRITTEN.forEach((table, count) -> reading.put(table, count.sum()));
        return reading;
    }

    static void reset() {
        WRITTEN.clear();
    }

    @Override
    public void init(Connection connection, String schema, String trigger, String tableName, boolean before, int type) {
        table = tableName;
    }

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {
        WRITTEN.computeIfAbsent(table, unknown -> new LongAdder()).increment();
    }
}
