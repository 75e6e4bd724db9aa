package fr.encaisse.simulator;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A payment link as the API shows it: IBANs masked, transactions without id and status. */
record LinkBody(
        UUID id,
        LinkStatus status,
        String paymentStatus,
        String clientReference,
        Payer user,
        String link,
        String url,
        List<Transfer> transactions,
        String callbackUrl,
        String country,
        Integer providerId,
        Instant expiredAt,
        Instant createdAt,
        Instant updatedAt) {

    static LinkBody of(PaymentLink link, String url) {
        return new LinkBody(
                link.id(),
                link.status(),
                paymentStatus(link),
                link.clientReference(),
                link.user(),
                url,
                url,
                link.transactions().stream().map(Transfer::masked).toList(),
                link.callbackUrl(),
                link.country(),
                link.providerId(),
                link.expiresAt(),
                link.createdAt(),
                link.updatedAt());
    }

    /** The only value that was ever seen, on completed links. */
    static String paymentStatus(PaymentLink link) {
        return link.status() == LinkStatus.COMPLETED ? "initiated_in_success" : null;
    }
}
