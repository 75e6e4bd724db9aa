package fr.encaisse.issuer;

import fr.encaisse.shared.Iban;
import java.util.UUID;

/**
 * An account that collects payments ("IBAN d'encaissement").
 *
 * @param holder exact name of the holder as the bank knows it (verification of payee)
 * @param preferred the one proposed first
 */
public record CollectionAccount(UUID id, String label, Iban iban, String bic, String holder, boolean preferred) {}
