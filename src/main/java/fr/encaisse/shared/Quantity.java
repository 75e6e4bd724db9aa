package fr.encaisse.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much of a product: at most four decimals and 9 digits before them; negative for a rebate, never zero. */
public record Quantity(BigDecimal value) {

    private static final BigDecimal LIMIT = new BigDecimal("1000000000");

    public Quantity {
        if (value.signum() == 0
                || value.stripTrailingZeros().scale() > 4
                || value.abs().compareTo(LIMIT) >= 0) {
            throw new InvalidInput("quantity", "shared.quantity.invalid");
        }
        value = value.setScale(4, RoundingMode.UNNECESSARY);
    }

    /** Accepts what people type: comma or point, spaces between groups. */
    public static Quantity parse(String typed) {
        return new Quantity(TypedNumber.parse(typed, "quantity", "shared.quantity.invalid"));
    }

    /** Net amount of this quantity at a unit price, rounded to the cent. */
    public Money times(BigDecimal unitPrice) {
        return new Money(value.multiply(unitPrice));
    }

    /** Without trailing zeros, with a point: {@code 18.5}. */
    @JsonValue
    @Override
    public String toString() {
        return value.stripTrailingZeros().toPlainString();
    }
}
