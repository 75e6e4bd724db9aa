package fr.encaisse.simulator;

import java.time.Instant;
import java.util.List;

/** What a sound POST of a payment link asks for. */
record LinkOrder(
        Payer user,
        List<Transfer> transactions,
        String clientReference,
        String callbackUrl,
        String country,
        Integer providerId,
        Instant expiresAt) {

    /** The same, crediting what the dashboard names: what Bridge does where dynamic beneficiaries are not switched on. */
    LinkOrder toTheApplication() {
        List<Transfer> redirected = transactions.stream()
                .map(transfer -> transfer.to(Beneficiary.OF_THE_APPLICATION))
                .toList();
        return new LinkOrder(user, redirected, clientReference, callbackUrl, country, providerId, expiresAt);
    }
}
