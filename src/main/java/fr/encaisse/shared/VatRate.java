package fr.encaisse.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A VAT rate in percent, e.g. 5.5; equal whatever its trailing zeros. */
public record VatRate(BigDecimal percent) implements Comparable<VatRate> {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static final VatRate ZERO = new VatRate(BigDecimal.ZERO);

    public VatRate {
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            throw new InvalidInput("vatRate", "shared.vatRate.invalid");
        }
        percent = percent.setScale(2, RoundingMode.UNNECESSARY);
    }

    @JsonCreator
    public static VatRate of(String percent) {
        return new VatRate(new BigDecimal(percent));
    }

    /** The tax on a base, rounded once to the cent. */
    public Money of(Money base) {
        return new Money(base.amount().multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP));
    }

    @Override
    public int compareTo(VatRate other) {
        return percent.compareTo(other.percent);
    }

    /** Without trailing zeros: {@code 20}, {@code 5.5}. */
    @JsonValue
    @Override
    public String toString() {
        return percent.stripTrailingZeros().toPlainString();
    }
}
