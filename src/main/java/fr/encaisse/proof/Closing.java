package fr.encaisse.proof;

import java.time.Instant;
import java.time.YearMonth;

/**
 * A month of the journal that is over. It covers the entries from the one after the closing before up to the last one
 * before the first entry of a later month.
 *
 * @param company name and SIREN; empty until they are filled in
 * @param from number of the first entry; one more than {@code to} when nothing happened
 * @param lastHash of the entry {@code to}, on which all the others hang
 * @param sinceBeginning the totals of this and all closings before
 * @param previous SHA-256 of the file of the closing before; 64 zeros for the first
 * @param publicKey Ed25519, X.509 in base64
 */
public record Closing(
        YearMonth month,
        String company,
        Instant writtenAt,
        long from,
        long to,
        String lastHash,
        Totals ofMonth,
        Totals sinceBeginning,
        String previous,
        String publicKey) {

    static final String NO_PREVIOUS = "0".repeat(64);
}
