package fr.encaisse.invoice.reading;

import fr.encaisse.catalogue.Product;
import fr.encaisse.invoice.Changeable;
import fr.encaisse.invoice.Discount;
import fr.encaisse.shared.Findings;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.TypedNumber;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;

/**
 * Reads typed prices, rates and discounts. What is blank, or as the catalogue has it, is always sound; every method
 * throws {@link InvalidInput} on its field.
 *
 * @param changeable what may differ from the catalogue
 */
record LineValues(TaxRules rules, Set<Changeable> changeable) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @return euros without VAT, at most four decimals, not negative (EN 16931 BR-27) */
    BigDecimal unitPrice(String typed, Product product) {
        if (Findings.isBlank(typed)) {
            return product.unitPrice();
        }
        BigDecimal price = number(typed, 4, "unitPrice", "invoice.unitPrice.invalid");
        if (price.compareTo(product.unitPrice()) == 0) {
            return product.unitPrice();
        }
        require(Changeable.UNIT_PRICE, "unitPrice", "invoice.unitPrice.fixed");
        if (price.compareTo(LineReader.LIMIT) >= 0) {
            throw new InvalidInput("unitPrice", "invoice.unitPrice.tooLarge");
        }
        return price;
    }

    /** Another legal rate for what is taxed; what is not taxed has none to choose. */
    VatRate vatRate(String typed, Product product) {
        VatRate known = rules.rate(product);
        if (Findings.isBlank(typed)) {
            return known;
        }
        BigDecimal percent = number(typed, 2, "vatRate", "invoice.vatRate.unknown");
        if (percent.compareTo(known.percent()) == 0
                || percent.compareTo(product.vatRate().percent()) == 0) {
            return known;
        }
        require(Changeable.VAT_RATE, "vatRate", "invoice.vatRate.fixed");
        if (rules.category(product) != VatCategory.S) {
            throw new InvalidInput("vatRate", "invoice.vatRate.untaxed");
        }
        return rules.choices().stream()
                .filter(rate -> rate.percent().compareTo(percent) == 0)
                .findFirst()
                .orElseThrow(() -> new InvalidInput("vatRate", "invoice.vatRate.unknown"));
    }

    /** @param unit name of a {@link Discount.Unit}; percent when blank */
    DiscountTerms discount(String typed, String unit) {
        if (Findings.isBlank(typed)) {
            return DiscountTerms.NONE;
        }
        BigDecimal value = number(typed, 2, "discount", "invoice.discount.invalid");
        if (value.signum() == 0) {
            return DiscountTerms.NONE;
        }
        require(Changeable.DISCOUNT, "discount", "invoice.discount.fixed");
        Discount.Unit in = unit(unit);
        if (in == Discount.Unit.PERCENT && value.compareTo(HUNDRED) > 0) {
            throw new InvalidInput("discount", "invoice.discount.aboveHundred");
        }
        return new DiscountTerms(in, value);
    }

    private static Discount.Unit unit(String typed) {
        if (Findings.isBlank(typed)) {
            return Discount.Unit.PERCENT;
        }
        return Arrays.stream(Discount.Unit.values())
                .filter(unit -> unit.name().equals(typed))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("discountUnit", "invoice.discount.unit"));
    }

    private static BigDecimal number(String typed, int decimals, String field, String messageKey) {
        BigDecimal number = TypedNumber.parse(typed, field, messageKey);
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > decimals) {
            throw new InvalidInput(field, messageKey);
        }
        return number;
    }

    private void require(Changeable value, String field, String messageKey) {
        if (!changeable.contains(value)) {
            throw new InvalidInput(field, messageKey);
        }
    }
}
