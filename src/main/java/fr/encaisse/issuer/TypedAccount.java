package fr.encaisse.issuer;

/**
 * A collection account as typed.
 *
 * @param iban read for a new account only: another IBAN is another account
 * @param bic may be empty
 * @param holder exact name of the holder as the bank knows it
 */
public record TypedAccount(String label, String iban, String bic, String holder) {}
