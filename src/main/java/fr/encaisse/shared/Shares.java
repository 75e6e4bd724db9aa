package fr.encaisse.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An amount in proportional parts that add up to the cent: cents left by rounding down go to the largest remainders. */
public final class Shares {

    private static final BigDecimal CENT = new BigDecimal("0.01");
    /** More digits than the remainders of two amounts below a billion can differ in. */
    private static final int EXACT = 24;

    private Shares() {}

    /** @param weights their sum is not zero; equal remainders are served in their order */
    public static List<Money> of(Money amount, List<Money> weights) {
        BigDecimal sum = Money.sum(weights).amount();
        List<BigDecimal> exact = weights.stream()
                .map(weight -> amount.amount().multiply(weight.amount()).divide(sum, EXACT, RoundingMode.HALF_UP))
                .toList();
        List<BigDecimal> floors = exact.stream()
                .map(share -> share.setScale(2, RoundingMode.FLOOR))
                .toList();
        BigDecimal left = amount.amount().subtract(floors.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        var served = IntStream.range(0, exact.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> exact.get(i).subtract(floors.get(i)))
                        .reversed())
                .limit(left.movePointRight(2).intValueExact())
                .collect(Collectors.toSet());
        return IntStream.range(0, exact.size())
                .mapToObj(i -> new Money(served.contains(i) ? floors.get(i).add(CENT) : floors.get(i)))
                .toList();
    }
}
