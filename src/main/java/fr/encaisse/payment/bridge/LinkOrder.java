package fr.encaisse.payment.bridge;

import fr.encaisse.shared.Iban;
import fr.encaisse.shared.Money;
import java.net.URI;
import java.time.Instant;

/**
 * What a payment link is to ask for; texts are brought into Bridge's character set and lengths on the way out.
 *
 * @param reference ours and unique, comes back with everything that Bridge says about the link
 * @param label what the payer reads in the bank's list of transfers
 * @param iban the account to credit; without it Bridge would silently take the one of its dashboard
 * @param callback where the payer is sent after the bank
 */
public record LinkOrder(
        String reference,
        Money amount,
        String label,
        Payer payer,
        Iban iban,
        String holder,
        Instant expiresAt,
        URI callback) {

    /**
     * Who pays.
     *
     * @param key stable key of the payer, feeds Bridge's fraud scoring
     * @param person a consumer, whose name is first and last name
     */
    public record Payer(String key, String name, boolean person) {}
}
