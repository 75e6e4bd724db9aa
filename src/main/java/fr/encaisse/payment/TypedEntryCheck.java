package fr.encaisse.payment;

import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Findings;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.TypedNumber;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads what a manager typed; says everything that is wrong with it at once. */
@Component
class TypedEntryCheck {

    private static final int LONGEST_REFERENCE = 140;
    private static final int YEARS_BACK = 2;
    private static final Pattern PRESS = Pattern.compile("[A-Za-z0-9-]{16,64}");

    private final Clock clock;

    TypedEntryCheck(Clock clock) {
        this.clock = clock;
    }

    /** Sound values. */
    record Sound(Money amount, LocalDate day, String reference) {}

    /** @param known the amount, where it is not typed; otherwise null */
    Sound read(TypedEntry typed, Money known) {
        Findings findings = new Findings();
        Money amount = known == null ? amount(typed.amount(), findings) : known;
        LocalDate day = day(typed.day(), findings);
        String reference = reference(typed.reference(), findings);
        findings.refuseIfAny();
        return new Sound(amount, day, reference);
    }

    /** @throws InvalidInput when there is none, or it is too long to be kept */
    String reason(String typed) {
        Findings findings = new Findings();
        String reason = text("reason", typed, "payment.hand.reason", findings);
        findings.refuseIfAny();
        return reason;
    }

    /** Comes from our own page; anything else is no press of ours. */
    static void requirePress(String press) {
        if (press == null || !PRESS.matcher(press).matches()) {
            throw new InvalidInput("", "payment.hand.press");
        }
    }

    private static Money amount(String typed, Findings findings) {
        Optional<BigDecimal> read = findings.read(
                "",
                () -> TypedNumber.parse(typed == null ? "" : typed.replace("€", ""), "amount", "payment.hand.amount"));
        if (read.isEmpty()) {
            return null;
        }
        BigDecimal amount = read.get();
        if (amount.stripTrailingZeros().scale() > 2) {
            findings.add("amount", "payment.hand.cents");
        } else if (amount.signum() <= 0) {
            findings.add("amount", "payment.hand.positive");
        } else if (amount.precision() - amount.scale() > 9) {
            findings.add("amount", "payment.hand.amount");
        }
        return new Money(amount);
    }

    private LocalDate day(String typed, Findings findings) {
        LocalDate today = CompanyDay.today(clock);
        try {
            LocalDate day = LocalDate.parse(typed == null ? "" : typed.strip());
            if (day.isAfter(today)) {
                findings.add("day", "payment.hand.future");
            } else if (day.isBefore(today.minusYears(YEARS_BACK))) {
                findings.add("day", "payment.hand.longAgo");
            }
            return day;
        } catch (DateTimeParseException unreadable) {
            findings.add("day", "payment.hand.day");
            return today;
        }
    }

    private static String reference(String typed, Findings findings) {
        return text("reference", typed, "payment.hand.reference", findings);
    }

    private static String text(String field, String typed, String missing, Findings findings) {
        String text =
                typed == null ? "" : typed.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (text.length() < 3) {
            findings.add(field, missing);
        } else if (text.length() > LONGEST_REFERENCE) {
            findings.add(field, "payment.hand.long", LONGEST_REFERENCE);
        }
        return text;
    }
}
