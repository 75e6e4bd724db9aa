package fr.encaisse.issuer;

import fr.encaisse.journal.Journal;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.PlainText;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The dated legal texts, kept as data because the law moves: table {@code legal_text}. */
@Service
public class LegalTexts {

    /** Every mention that an invoice may need. */
    public static final List<String> CODES = List.of(
            "LATE_PENALTY",
            "RECOVERY_FEE",
            "EARLY_PAYMENT_DISCOUNT",
            "VAT_ON_DEBITS",
            "VAT_FRANCHISE",
            "VAT_EXEMPT",
            "REVERSE_CHARGE",
            "CATEGORY_GOODS",
            "CATEGORY_SERVICES",
            "CATEGORY_MIXED");

    private static final String RATE = "{taux}";
    private static final int LENGTH = 1000;

    private final JdbcClient jdbc;
    private final LegalRates rates;
    private final Journal journal;
    private final Clock clock;

    LegalTexts(JdbcClient jdbc, LegalRates rates, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.rates = rates;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A wording with its time.
     *
     * @param until last day; null until further notice
     */
    public record Dated(String code, LocalDate from, LocalDate until, String wording) {

        public boolean isInForceOn(LocalDate day) {
            return !from.isAfter(day) && (until == null || !until.isBefore(day));
        }
    }

    /** The French text of a mention in force on a day. @param code one of {@link #CODES} */
    public Optional<String> text(String code, LocalDate day) {
        return jdbc.sql(
                        "SELECT wording FROM legal_text WHERE code = :code AND valid_from <= :day"
                                + " AND (valid_until IS NULL OR valid_until >= :day) ORDER BY valid_from DESC FETCH FIRST 1 ROW ONLY")
                .param("code", code)
                .param("day", day)
                .query(String.class)
                .optional()
                .map(wording -> wording.contains(RATE) ? withRate(wording, day) : wording);
    }

    /** All wordings, by mention, oldest first; as they are kept. */
    public List<Dated> all() {
        return jdbc.sql("SELECT code, valid_from, valid_until, wording FROM legal_text ORDER BY code, valid_from")
                .query((row, index) -> new Dated(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class),
                        row.getString(4)))
                .list();
    }

    /**
     * Another wording from a day on, today at the earliest; what was in force ends the day before. Invoices that are issued
     * keep their text.
     *
     * @param from ISO day
     */
    @Transactional
    public void replace(String code, String from, String wording, String by) {
        List<FieldError> errors = new ArrayList<>();
        Optional<LocalDate> day = day(from);
        String text = PlainText.clean(wording);
        if (!CODES.contains(code)) {
            errors.add(FieldError.of("code", "issuer.text.code"));
        }
        if (day.isEmpty()) {
            errors.add(FieldError.of("from", "issuer.text.from"));
        }
        if (text.isEmpty() || text.length() > LENGTH) {
            errors.add(FieldError.of("wording", "issuer.text.wording", LENGTH));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        write(code, day.orElseThrow(), text);
        journal.record("legalText.changed", code, Map.of("from", day.orElseThrow(), "wording", text, "by", by));
    }

    private void write(String code, LocalDate from, String text) {
        List<Dated> ofCode =
                all().stream().filter(dated -> dated.code().equals(code)).toList();
        LocalDate until = ofCode.stream()
                .map(Dated::from)
                .filter(later -> later.isAfter(from))
                .findFirst()
                .map(later -> later.minusDays(1))
                .orElse(null);
        jdbc.sql("DELETE FROM legal_text WHERE code = ? AND valid_from = ?")
                .params(code, from)
                .update();
        jdbc.sql("UPDATE legal_text SET valid_until = ? WHERE code = ? AND valid_from < ?"
                        + " AND (valid_until IS NULL OR valid_until >= ?)")
                .params(from.minusDays(1), code, from, from)
                .update();
        jdbc.sql("INSERT INTO legal_text (code, valid_from, valid_until, wording) VALUES (:code, :from, :until, :text)")
                .param("code", code)
                .param("from", from)
                .param("until", until, java.sql.Types.DATE)
                .param("text", text)
                .update();
    }

    /** The past has been printed. */
    private Optional<LocalDate> day(String typed) {
        LocalDate today = CompanyDay.today(clock);
        try {
            return Optional.of(LocalDate.parse(PlainText.clean(typed)))
                    .filter(day -> !day.isBefore(today) && day.isBefore(today.plusYears(20)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** It always names the half-year, so that it is true of an older rate as well. */
    private String withRate(String wording, LocalDate day) {
        return rates.lastKnown(day)
                .map(rate -> wording.replace(
                        RATE,
                        "soit %s l’an, taux du %s semestre %d"
                                .formatted(
                                        Display.percent(rate.penalty(), Locale.FRENCH),
                                        rate.half().half() == 1 ? "1er" : "2e",
                                        rate.half().year())))
                .orElseGet(() -> wording.replace(" (" + RATE + ")", "").replace(RATE, ""));
    }
}
