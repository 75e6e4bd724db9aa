package fr.encaisse.invoice.tables;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The series of numbers, {@code F-2026-000123} for invoices and {@code AV-2026-000123} for credit notes: each continuous,
 * from 1 each year, dates never go back (CGI ann. II art. 242 nonies A I 7°). A sequence would leave gaps on rollback; a
 * counter row does not.
 */
@Repository
public class NumberSeries {

    /** The names are stored and printed as prefixes. */
    public enum Series {
        F,
        AV
    }

    private final JdbcClient jdbc;

    NumberSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the series stands. */
    public record Standing(Series series, int year, int lastNumber, LocalDate lastIssueDate) {

        private int numberOn(LocalDate day) {
            return day.getYear() == year ? lastNumber + 1 : 1;
        }
    }

    public LocalDate lastIssueDate(Series series) {
        return standing(series, "").lastIssueDate();
    }

    /** Makes everybody else wait for their number until the transaction ends. */
    public Standing lock(Series series) {
        return standing(series, " FOR UPDATE");
    }

    private Standing standing(Series series, String locking) {
        return jdbc.sql("SELECT numbering_year, last_number, last_issue_date FROM invoice_series WHERE series = :series"
                        + locking)
                .param("series", series.name())
                .query((rs, i) -> new Standing(
                        series,
                        rs.getInt("numbering_year"),
                        rs.getInt("last_number"),
                        rs.getObject("last_issue_date", LocalDate.class)))
                .single();
    }

    /** The number after the one that stands. Callers have seen to it that the day does not go back. */
    public String take(Standing locked, LocalDate issueDate) {
        int number = locked.numberOn(issueDate);
        jdbc.sql("""
                        UPDATE invoice_series
                        SET numbering_year = :year, last_number = :number, last_issue_date = :day
                        WHERE series = :series
                        """)
                .param("year", issueDate.getYear())
                .param("number", number)
                .param("day", issueDate)
                .param("series", locked.series().name())
                .update();
        return "%s-%d-%06d".formatted(locked.series(), issueDate.getYear(), number);
    }
}
