package fr.encaisse.issuer;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The dated legal texts, kept as data because the law moves: table {@code legal_text}. */
@Service
public class LegalTexts {

    private final JdbcClient jdbc;

    LegalTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The French text of a mention in force on a day.
     *
     * @param code e.g. {@code LATE_PENALTY}, {@code RECOVERY_FEE}, {@code EARLY_PAYMENT_DISCOUNT}, {@code VAT_FRANCHISE},
     *     {@code VAT_ON_DEBITS}, {@code CATEGORY_GOODS}, {@code CATEGORY_SERVICES}, {@code CATEGORY_MIXED},
     *     {@code REVERSE_CHARGE}
     */
    public Optional<String> text(String code, LocalDate day) {
        return jdbc.sql(
                        "SELECT wording FROM legal_text WHERE code = :code AND valid_from <= :day"
                                + " AND (valid_until IS NULL OR valid_until >= :day) ORDER BY valid_from DESC FETCH FIRST 1 ROW ONLY")
                .param("code", code)
                .param("day", day)
                .query(String.class)
                .optional();
    }
}
