package fr.encaisse.payment;

import fr.encaisse.shared.Money;

/** What a customer may pay apart: at least the one, at most the other: what is due, or what one transfer may carry. */
public record PartLimits(Money least, Money most) {}
