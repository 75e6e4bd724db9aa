package fr.encaisse.invoice;

import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is taken off a line (EN 16931 BG-27) or off the sum of all lines (BG-20); {@link #NONE} where it comes to nothing.
 *
 * @param value percent or euros as agreed, never negative, with two decimals
 * @param amount what it comes to, rounded to the cent; negative for a line with a negative quantity
 */
public record Discount(Unit unit, BigDecimal value, Money amount) {

    public static final Discount NONE = new Discount(Unit.PERCENT, BigDecimal.ZERO, Money.ZERO);

    /** How it was agreed. */
    public enum Unit {
        PERCENT,
        EURO
    }

    public Discount {
        // As it is stored, so that what is read back equals what was issued.
        value = value.setScale(2, RoundingMode.UNNECESSARY);
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
