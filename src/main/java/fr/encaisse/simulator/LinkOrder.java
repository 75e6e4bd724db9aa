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
        Instant expiresAt) {}
