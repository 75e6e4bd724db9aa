package fr.encaisse.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A payment link and its states: valid, then completed, expired or revoked for good. */
record PaymentLink(
        long serial,
        UUID id,
        String token,
        LinkStatus status,
        Payer user,
        List<Transfer> transactions,
        String clientReference,
        String callbackUrl,
        String country,
        Integer providerId,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt)
        implements Numbered {

    static PaymentLink open(long serial, String token, LinkOrder order, Instant at) {
        return new PaymentLink(
                serial,
                UUID.randomUUID(),
                token,
                LinkStatus.VALID,
                order.user(),
                order.transactions(),
                order.clientReference(),
                order.callbackUrl(),
                order.country(),
                order.providerId(),
                at,
                at,
                order.expiresAt());
    }

    boolean isUsable() {
        return status == LinkStatus.VALID;
    }

    PaymentLink become(LinkStatus next, Instant at) {
        if (!isUsable()) {
            throw new StateConflict("link is " + status.wire());
        }
        return new PaymentLink(
                serial,
                id,
                token,
                next,
                user,
                transactions,
                clientReference,
                callbackUrl,
                country,
                providerId,
                createdAt,
                at,
                expiresAt);
    }

    BigDecimal total() {
        return transactions.stream().map(Transfer::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Transfer firstTransfer() {
        return transactions.get(0);
    }
}
