package fr.encaisse.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A payment request as the API shows it, with the status of each transaction. */
record RequestBody(
        UUID id,
        PaymentStatus status,
        String statusReason,
        UUID paymentLinkId,
        String clientReference,
        int providerId,
        List<TransactionBody> transactions,
        Instant createdAt,
        Instant updatedAt) {

    /** One transfer of the request. */
    record TransactionBody(
            UUID id,
            PaymentStatus status,
            String statusReason,
            BigDecimal amount,
            String currency,
            String label,
            String endToEndId,
            String clientReference,
            Beneficiary beneficiary) {

        private static TransactionBody of(PaymentTransaction one) {
            Transfer transfer = one.transfer().masked();
            return new TransactionBody(
                    one.id(),
                    one.status(),
                    one.statusReason(),
                    transfer.amount(),
                    transfer.currency(),
                    transfer.label(),
                    transfer.endToEndId(),
                    transfer.clientReference(),
                    transfer.beneficiary());
        }
    }

    static RequestBody of(PaymentRequest request) {
        return new RequestBody(
                request.id(),
                request.status(),
                request.statusReason(),
                request.linkId(),
                request.clientReference(),
                request.providerId(),
                request.transactions().stream().map(TransactionBody::of).toList(),
                request.createdAt(),
                request.updatedAt());
    }
}
