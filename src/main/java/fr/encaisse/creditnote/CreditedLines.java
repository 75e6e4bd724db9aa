package fr.encaisse.creditnote;

import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Parts of a line, so that quantity times unit price less discount is still exactly what is credited. */
final class CreditedLines {

    private CreditedLines() {}

    static Line part(Line line, Quantity quantity, Money net) {
        BigDecimal price = price(line.unitPrice(), quantity, net);
        Money discount = quantity.times(price).minus(net);
        return new Line(
                line.productId(),
                line.reference(),
                line.name(),
                line.description(),
                line.kind(),
                quantity,
                line.unit(),
                price,
                line.vatCategory(),
                line.vatRate(),
                discount(line.discount(), discount),
                net);
    }

    /** The price of the invoice, unless a cent of rounding asks for more: then the least that is enough. */
    private static BigDecimal price(BigDecimal agreed, Quantity quantity, Money net) {
        boolean enough =
                quantity.times(agreed).amount().abs().compareTo(net.amount().abs()) >= 0;
        return enough ? agreed : net.amount().divide(quantity.value(), 4, RoundingMode.UP);
    }

    private static Discount discount(Discount agreed, Money amount) {
        if (amount.equals(Money.ZERO)) {
            return Discount.NONE;
        }
        boolean percent = agreed.unit() == Discount.Unit.PERCENT && !agreed.isNone();
        return percent
                ? new Discount(agreed.unit(), agreed.value(), amount)
                : new Discount(Discount.Unit.EURO, amount.amount().abs(), amount);
    }
}
