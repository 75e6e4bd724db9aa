package fr.encaisse.issuer;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The dated legal texts, kept as data because the law moves: table {@code legal_text}. */
@Service
public class LegalTexts {

    /**
     * The French text of a mention in force on a day.
     *
     * @param code e.g. {@code LATE_PENALTY}, {@code RECOVERY_FEE}, {@code EARLY_PAYMENT_DISCOUNT}, {@code VAT_FRANCHISE},
     *     {@code VAT_ON_DEBITS}, {@code CATEGORY_GOODS}, {@code CATEGORY_SERVICES}, {@code CATEGORY_MIXED},
     *     {@code REVERSE_CHARGE}
     */
    public Optional<String> text(String code, LocalDate day) {
        throw new UnsupportedOperationException();
    }
}
