package fr.encaisse.creditnote;

import fr.encaisse.creditnote.Credited.Sum;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What can be credited of one VAT group of an invoice. Everything is rounded on the running total, of which earlier credit
 * notes are taken off.
 *
 * @param whole as it stands on the invoice
 * @param before what earlier credit notes have taken off
 */
record CreditableVat(Vat whole, Sum before) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Money CENT = Money.of("0.01");

    /** Lines of this net, with the part of the discount on the whole that goes with them. */
    Vat ofLines(Money net) {
        Money allowance = allowance(net);
        return taxed(allowance, net.minus(allowance));
    }

    Vat ofBase(Money base) {
        return taxed(Money.ZERO, base);
    }

    /**
     * Where other credit notes came in between, rounding may want a cent that is not there.
     *
     * @param credited what has been credited by percent so far
     */
    Vat ofPercent(BigDecimal percent, BigDecimal credited) {
        Money base = ratio(whole.base(), credited.add(percent), HUNDRED).minus(before.byPercent());
        return ofBase(absolute(base.minus(leftBase())).compareTo(CENT) <= 0 ? leftBase() : base);
    }

    /** An amount with VAT as base and VAT: the largest base whose VAT leaves no more than a cent, which the VAT takes. */
    Vat ofGross(Money gross) {
        BigDecimal factor = BigDecimal.ONE.add(whole.rate().percent().divide(HUNDRED));
        Money base = new Money(gross.amount().divide(factor, 2, RoundingMode.HALF_UP));
        Money step = gross.amount().signum() < 0 ? Money.ZERO.minus(CENT) : CENT;
        while (exceeds(withVat(base), gross)) {
            base = base.minus(step);
        }
        while (!exceeds(withVat(base.plus(step)), gross) && !exceeds(base.plus(step), gross)) {
            base = base.plus(step);
        }
        return part(Money.ZERO, base, gross.minus(base));
    }

    Money leftBase() {
        return whole.base().minus(before.base());
    }

    Money left() {
        return leftBase().plus(leftVat());
    }

    /** Whether so much is left. */
    boolean covers(Vat credit) {
        return isPartOf(credit.base(), leftBase()) && isPartOf(credit.vat(), leftVat());
    }

    /** What such a share of an amount comes to, {@code part} of {@code of}. */
    static Money ratio(Money whole, BigDecimal part, BigDecimal of) {
        return new Money(whole.amount().multiply(part).divide(of, 2, RoundingMode.HALF_UP));
    }

    private Money leftVat() {
        return whole.vat().minus(before.vat());
    }

    private Money allowance(Money net) {
        if (whole.lines().equals(Money.ZERO)) {
            return Money.ZERO;
        }
        Money lines = before.lines().plus(net);
        return ratio(whole.allowance(), lines.amount(), whole.lines().amount()).minus(before.allowance());
    }

    private Vat taxed(Money allowance, Money base) {
        return part(allowance, base, vatOn(base));
    }

    private Vat part(Money allowance, Money base, Money vat) {
        return new Vat(whole.category(), whole.rate(), allowance, base, vat, whole.exemptionReason());
    }

    private Money withVat(Money base) {
        return base.plus(vatOn(base));
    }

    /** Never of the other sign, which a cent of an earlier amount could make of almost nothing. */
    private Money vatOn(Money base) {
        Money due = whole.rate().of(before.base().plus(base)).minus(before.vat());
        return due.amount().signum() * whole.base().amount().signum() < 0 ? Money.ZERO : due;
    }

    private static boolean isPartOf(Money part, Money whole) {
        return part.amount().signum() == 0
                || (part.amount().signum() == whole.amount().signum() && !exceeds(part, whole));
    }

    private static boolean exceeds(Money one, Money other) {
        return absolute(one).compareTo(absolute(other)) > 0;
    }

    private static Money absolute(Money amount) {
        return new Money(amount.amount().abs());
    }
}
