package fr.encaisse.invoice;

import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is taken off a line (EN 16931 BG-27) or off the sum of all lines (BG-20); {@link #NONE} where it comes to nothing.
 *
 * @param value percent or euros as agreed, never negative, with two decimals
 * @param amount what it comes to, rounded to the cent; negative for a line with a negative quantity
 */
public record Discount(Unit unit, BigDecimal value, Money amount) {

    public static final Discount NONE = new Discount(Unit.PERCENT, BigDecimal.ZERO, Money.ZERO);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** How it was agreed. */
    public enum Unit {
        PERCENT,
        EURO;

        static Optional<Unit> named(String name) {
            return Arrays.stream(values())
                    .filter(unit -> unit.name().equals(name))
                    .findFirst();
        }
    }

    public Discount {
        // As it is stored, so that what is read back equals what was issued.
        value = value.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** What was agreed, before it is known what it comes to. */
    record Terms(Unit unit, BigDecimal value) {

        static final Terms NONE = new Terms(Unit.PERCENT, BigDecimal.ZERO);

        /**
         * Always towards zero, also on a negative amount.
         *
         * @throws InvalidInput on the field {@code discount} when it takes away more than there is
         */
        Discount on(Money whole, String tooMuchKey) {
            Money taken = taken(whole.amount());
            if (taken.amount().abs().compareTo(whole.amount().abs()) > 0) {
                throw new InvalidInput("discount", tooMuchKey);
            }
            return taken.equals(Money.ZERO) ? Discount.NONE : new Discount(unit, value, taken);
        }

        private Money taken(BigDecimal whole) {
            return switch (unit) {
                case PERCENT -> new Money(whole.multiply(value).divide(HUNDRED, 2, RoundingMode.HALF_UP));
                case EURO -> new Money(whole.signum() < 0 ? value.negate() : value);
            };
        }
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
