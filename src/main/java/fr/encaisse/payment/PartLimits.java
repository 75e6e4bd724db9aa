package fr.encaisse.payment;

import fr.encaisse.shared.Money;

/** What a customer may pay apart: at least the one, less than the other, which is all that is due. */
public record PartLimits(Money least, Money all) {}
