package fr.encaisse.invoice;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The series F of invoice numbers, {@code F-2026-000123}: continuous, from 1 each year, dates never go back (CGI ann. II
 * art. 242 nonies A I 7°). A sequence would leave gaps on rollback; a counter row does not.
 */
@Repository
class NumberSeries {

    private static final String SERIES = "F";

    private final JdbcClient jdbc;

    NumberSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the series stands. */
    record Standing(int year, int lastNumber, LocalDate lastIssueDate) {

        int numberOn(LocalDate day) {
            return day.getYear() == year ? lastNumber + 1 : 1;
        }
    }

    LocalDate lastIssueDate() {
        return standing("").lastIssueDate();
    }

    /** Makes everybody else wait for their number until the transaction ends. */
    Standing lock() {
        return standing(" FOR UPDATE");
    }

    private Standing standing(String locking) {
        return jdbc.sql("SELECT numbering_year, last_number, last_issue_date FROM invoice_series WHERE series = :series"
                        + locking)
                .param("series", SERIES)
                .query((rs, i) -> new Standing(
                        rs.getInt("numbering_year"),
                        rs.getInt("last_number"),
                        rs.getObject("last_issue_date", LocalDate.class)))
                .single();
    }

    /** The number after the one that stands. {@link DatesInOrder} has seen to it that the day does not go back. */
    String take(Standing locked, LocalDate issueDate) {
        int number = locked.numberOn(issueDate);
        jdbc.sql("""
                        UPDATE invoice_series
                        SET numbering_year = :year, last_number = :number, last_issue_date = :day
                        WHERE series = :series
                        """)
                .param("year", issueDate.getYear())
                .param("number", number)
                .param("day", issueDate)
                .param("series", SERIES)
                .update();
        return "%s-%d-%06d".formatted(SERIES, issueDate.getYear(), number);
    }
}
