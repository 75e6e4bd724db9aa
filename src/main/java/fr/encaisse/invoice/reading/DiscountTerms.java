package fr.encaisse.invoice.reading;

import fr.encaisse.invoice.Discount;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A discount as it was agreed, before it is known what it comes to. */
record DiscountTerms(Discount.Unit unit, BigDecimal value) {

    static final DiscountTerms NONE = new DiscountTerms(Discount.Unit.PERCENT, BigDecimal.ZERO);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

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
