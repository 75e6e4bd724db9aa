package fr.encaisse.issuer;

import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A VAT rate with its time, or a reason for charging none.
 *
 * @param code what it is called whatever its percentage, e.g. {@code NORMAL}
 * @param rate zero unless the category is {@code S}
 * @param until last day; null until further notice
 */
public record LegalVat(
        String code,
        VatCategory category,
        VatRate rate,
        VatRegion region,
        LocalDate from,
        LocalDate until,
        String french,
        String english) {

    public boolean isInForceOn(LocalDate day) {
        return !from.isAfter(day) && !isOverOn(day);
    }

    public boolean isOverOn(LocalDate day) {
        return until != null && until.isBefore(day);
    }

    /** Whether it charges something, so that its percentage can change. */
    public boolean isCharged() {
        return category == VatCategory.S;
    }

    public String words(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? english : french;
    }
}
