package fr.encaisse.payment;

import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.TypedNumber;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
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
        List<FieldError> errors = new ArrayList<>();
        Money amount = known == null ? amount(typed.amount(), errors) : known;
        LocalDate day = day(typed.day(), errors);
        String reference = reference(typed.reference(), errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new Sound(amount, day, reference);
    }

    /** @throws InvalidInput when there is none, or it is too long to be kept */
    String reason(String typed) {
        List<FieldError> errors = new ArrayList<>();
        String reason = text("reason", typed, "payment.hand.reason", errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return reason;
    }

    /** Comes from our own page; anything else is no press of ours. */
    static void requirePress(String press) {
        if (press == null || !PRESS.matcher(press).matches()) {
            throw new InvalidInput("", "payment.hand.press");
        }
    }

    private static Money amount(String typed, List<FieldError> errors) {
        BigDecimal amount;
        try {
            amount = TypedNumber.parse(typed == null ? "" : typed.replace("€", ""), "amount", "payment.hand.amount");
        } catch (InvalidInput unreadable) {
            errors.addAll(unreadable.errors());
            return null;
        }
        if (amount.stripTrailingZeros().scale() > 2) {
            errors.add(FieldError.of("amount", "payment.hand.cents"));
        } else if (amount.signum() <= 0) {
            errors.add(FieldError.of("amount", "payment.hand.positive"));
        } else if (amount.precision() - amount.scale() > 9) {
            errors.add(FieldError.of("amount", "payment.hand.amount"));
        }
        return new Money(amount);
    }

    private LocalDate day(String typed, List<FieldError> errors) {
        LocalDate today = CompanyDay.today(clock);
        try {
            LocalDate day = LocalDate.parse(typed == null ? "" : typed.strip());
            if (day.isAfter(today)) {
                errors.add(FieldError.of("day", "payment.hand.future"));
            } else if (day.isBefore(today.minusYears(YEARS_BACK))) {
                errors.add(FieldError.of("day", "payment.hand.longAgo"));
            }
            return day;
        } catch (DateTimeParseException unreadable) {
            errors.add(FieldError.of("day", "payment.hand.day"));
            return today;
        }
    }

    private static String reference(String typed, List<FieldError> errors) {
        return text("reference", typed, "payment.hand.reference", errors);
    }

    private static String text(String field, String typed, String missing, List<FieldError> errors) {
        String text =
                typed == null ? "" : typed.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (text.length() < 3) {
            errors.add(FieldError.of(field, missing));
        } else if (text.length() > LONGEST_REFERENCE) {
            errors.add(FieldError.of(field, "payment.hand.long", LONGEST_REFERENCE));
        }
        return text;
    }
}
