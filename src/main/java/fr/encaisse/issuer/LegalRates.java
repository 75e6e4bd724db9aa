package fr.encaisse.issuer;

import fr.encaisse.journal.Journal;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.TypedNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The legal interest rate between professionals by half-year; late penalties are three times as much at least (L441-10). */
@Service
public class LegalRates {

    private static final BigDecimal THREE = BigDecimal.valueOf(3);
    /** It was 9.40 % at its highest since 1990. */
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(20);

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    LegalRates(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param percent a year, two decimals */
    public record Rate(HalfYear half, BigDecimal percent) {

        /** The least that may be agreed on for late payment. */
        public BigDecimal penalty() {
            return percent.multiply(THREE);
        }
    }

    /** Newest first. */
    public List<Rate> all() {
        return jdbc.sql("SELECT valid_from, percent FROM legal_interest_rate ORDER BY valid_from DESC")
                .query((row, index) -> new Rate(
                        HalfYear.of(row.getObject(1, LocalDate.class)),
                        row.getBigDecimal(2).setScale(2)))
                .list();
    }

    /** The one of that day's half-year, or else the last one known before; its half-year tells which. */
    public Optional<Rate> lastKnown(LocalDate day) {
        HalfYear wanted = HalfYear.of(day);
        return all().stream().filter(rate -> rate.half().compareTo(wanted) <= 0).findFirst();
    }

    public HalfYear current() {
        return HalfYear.of(CompanyDay.today(clock));
    }

    /** The half-years that can be entered: two years back, for slips, and the next. Newest first. */
    public List<HalfYear> choices() {
        return IntStream.rangeClosed(-1, 4).mapToObj(i -> current().plus(-i)).toList();
    }

    /**
     * Enters or corrects a rate; invoices that are issued keep the text they were issued with.
     *
     * @param half {@code 2026-S2}
     * @param percent as typed
     */
    @Transactional
    public void enter(String half, String percent, String by) {
        HalfYear known = HalfYear.parse(half)
                .filter(choices()::contains)
                .orElseThrow(() -> new InvalidInput("half", "issuer.rate.half"));
        BigDecimal rate = TypedNumber.parse(percent, "percent", "issuer.rate.percent");
        if (rate.signum() < 0
                || rate.compareTo(HIGHEST) > 0
                || rate.stripTrailingZeros().scale() > 2) {
            throw new InvalidInput("percent", "issuer.rate.percent");
        }
        BigDecimal exact = rate.setScale(2, RoundingMode.UNNECESSARY);
        int changed = jdbc.sql("UPDATE legal_interest_rate SET percent = ? WHERE valid_from = ?")
                .params(exact, known.firstDay())
                .update();
        if (changed == 0) {
            jdbc.sql("INSERT INTO legal_interest_rate (valid_from, percent) VALUES (?, ?)")
                    .params(known.firstDay(), exact)
                    .update();
        }
        journal.record("legalRate.entered", known.toString(), Map.of("percent", exact.toPlainString(), "by", by));
    }
}
