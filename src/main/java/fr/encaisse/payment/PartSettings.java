package fr.encaisse.payment;

import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code encaisse.payment}, as far as it is about parts.
 *
 * @param partial whether customers may pay a part of what is due
 * @param partialMinimum the least such part in euros, at least a cent
 */
@ConfigurationProperties("encaisse.payment")
record PartSettings(boolean partial, BigDecimal partialMinimum) {

    private static final BigDecimal USUAL_MINIMUM = BigDecimal.TEN;

    Money least() {
        Money wanted = new Money(partialMinimum == null ? USUAL_MINIMUM : partialMinimum);
        return wanted.isPositive() ? wanted : Money.of("0.01");
    }
}
