package fr.encaisse.issuer;

import fr.encaisse.journal.Journal;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The dated VAT rates, the only list of them: table {@code vat_rate}. A change of the law is entered before its day. */
@Service
public class VatRates {

    /** Stands for the code of a rate that is not known yet. */
    public static final String NEW = "NEW";

    private static final Comparator<LegalVat> AS_OFFERED = Comparator.comparing(LegalVat::region)
            .thenComparing(one -> !one.isCharged())
            .thenComparing(LegalVat::rate, Comparator.reverseOrder())
            .thenComparing(LegalVat::code)
            .thenComparing(LegalVat::from);

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    VatRates(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** Those of all times: the mainland first, each region by falling rate. */
    public List<LegalVat> all() {
        return jdbc
                .sql("SELECT code, category, percent, region, valid_from, valid_until, french, english FROM vat_rate")
                .query((row, index) -> new LegalVat(
                        row.getString(1),
                        VatCategory.valueOf(row.getString(2)),
                        new VatRate(row.getBigDecimal(3)),
                        VatRegion.valueOf(row.getString(4)),
                        row.getObject(5, LocalDate.class),
                        row.getObject(6, LocalDate.class),
                        row.getString(7),
                        row.getString(8)))
                .list()
                .stream()
                .sorted(AS_OFFERED)
                .toList();
    }

    /** @param day that of the service or delivery, which decides (CGI art. 269) */
    public VatLaw on(LocalDate day) {
        return new VatLaw(day, all());
    }

    public VatLaw today() {
        return on(CompanyDay.today(clock));
    }

    /**
     * Another percentage for a known rate from a day on, its end, or a new rate; today at the earliest. What was in force
     * ends the day before, and invoices that are issued keep what they were issued with.
     */
    @Transactional
    public void enter(TypedVat typed, String by) {
        VatChange change = VatChange.read(typed, today());
        jdbc.sql("DELETE FROM vat_rate WHERE code = ? AND valid_from = ?")
                .params(change.code(), change.from())
                .update();
        jdbc.sql("UPDATE vat_rate SET valid_until = ? WHERE code = ? AND valid_from < ?"
                        + " AND (valid_until IS NULL OR valid_until >= ?)")
                .params(change.from().minusDays(1), change.code(), change.from(), change.from())
                .update();
        change.follows().ifPresent(this::insert);
        journal.record(
                "vatRate.changed",
                change.code(),
                Map.of(
                        "from", change.from(),
                        "percent",
                                change.follows()
                                        .map(one -> one.rate().toString())
                                        .orElse("-"),
                        "by", by));
    }

    private void insert(LegalVat one) {
        jdbc.sql("INSERT INTO vat_rate (code, category, percent, region, valid_from, valid_until, french, english)"
                        + " VALUES (:code, :category, :percent, :region, :from, :until, :french, :english)")
                .param("code", one.code())
                .param("category", one.category().name())
                .param("percent", one.rate().percent())
                .param("region", one.region().name())
                .param("from", one.from())
                .param("until", one.until(), Types.DATE)
                .param("french", one.french())
                .param("english", one.english())
                .update();
    }
}
