package fr.encaisse.payment.bridge;

import fr.encaisse.shared.Money;
import java.time.Instant;

/**
 * One attempt to pay through a link, as Bridge shows it; what Bridge leaves out is null.
 *
 * @param reason ISO 20022 code of a rejection; banks may give none
 */
public record BridgeAttempt(
        String id, AttemptStatus status, String reason, Money amount, Instant createdAt, Instant updatedAt) {}
