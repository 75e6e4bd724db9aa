package fr.encaisse.payment;

/**
 * What a manager types about money that moved at the bank.
 *
 * @param amount in euros, as typed; not asked where the amount is known
 * @param day ISO value day
 * @param reference what proves it: the bank's reference or what the payer wrote
 * @param excessAgreed that more than what is due came in is no slip
 */
public record TypedEntry(String amount, String day, String reference, boolean excessAgreed) {}
