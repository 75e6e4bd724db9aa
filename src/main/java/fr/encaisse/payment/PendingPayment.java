package fr.encaisse.payment;

import fr.encaisse.shared.Money;
import java.time.Instant;

/**
 * A payment that the payer has confirmed and the bank has not executed yet, as far as it tells.
 *
 * @param attempt its id at Bridge
 */
public record PendingPayment(String attempt, Money amount, Instant since) {}
