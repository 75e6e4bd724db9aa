package fr.encaisse.imports;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code import_line}. */
@Component
class ImportLineRows {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ImportLineRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void replace(UUID run, List<ImportLine> lines) {
        jdbc.sql("DELETE FROM import_line WHERE run_id = ?").param(run).update();
        batches.batchUpdate(
                "INSERT INTO import_line (run_id, line, action, label, details) VALUES (?, ?, ?, ?, ?)",
                lines,
                BATCH,
                (statement, line) -> {
                    statement.setObject(1, run);
                    statement.setInt(2, line.line());
                    statement.setString(3, line.action().name());
                    statement.setString(4, line.label());
                    statement.setString(5, ImportJson.write(new ImportJson.Details(line.changes(), line.problems())));
                });
    }

    List<ImportLine> first(UUID run, ImportAction action, int limit) {
        return jdbc.sql("SELECT * FROM import_line WHERE run_id = ? AND action = ? ORDER BY line"
                        + " FETCH FIRST ? ROWS ONLY")
                .params(run, action.name(), limit)
                .query((rs, row) -> toLine(rs))
                .list();
    }

    void refused(UUID run, Consumer<ImportLine> each) {
        int after = 0;
        List<ImportLine> page;
        do {
            page = jdbc.sql("SELECT * FROM import_line WHERE run_id = ? AND action = 'REFUSED' AND line > ?"
                            + " ORDER BY line FETCH FIRST 1000 ROWS ONLY")
                    .params(run, after)
                    .query((rs, row) -> toLine(rs))
                    .list();
            page.forEach(each);
            after = page.isEmpty() ? after : page.get(page.size() - 1).line();
        } while (!page.isEmpty());
    }

    private static ImportLine toLine(java.sql.ResultSet rs) throws java.sql.SQLException {
        ImportJson.Details details = ImportJson.details(rs.getString("details"));
        return new ImportLine(
                rs.getInt("line"),
                ImportAction.valueOf(rs.getString("action")),
                rs.getString("label"),
                details.changes(),
                details.problems());
    }
}
