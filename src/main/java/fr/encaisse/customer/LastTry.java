package fr.encaisse.customer;

import fr.encaisse.payment.Standing;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How the last try to pay online goes, or has gone.
 *
 * @param choosing somebody was led to the bank list a moment ago, maybe on another phone
 * @param day when the payment under way began, hour at what time of it; null when none is
 * @param reason code of the bank's refusal; its words are under {@code customer.reason}
 */
record LastTry(boolean choosing, String day, String hour, String reason) {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm").withZone(CompanyDay.ZONE);

    static LastTry of(Standing standing, Locale locale) {
        Instant since = standing.underWaySince();
        return new LastTry(
                standing.phase() == Standing.Phase.CHOOSING_BANK,
                since == null ? null : Display.day(CompanyDay.of(since), locale),
                since == null ? null : HOUR.format(since),
                standing.reason());
    }
}
