package fr.encaisse.simulator;

import java.time.Instant;
import java.util.UUID;

/** Words what happened as Bridge's three payment events (docs.bridgeapi.io, payments-webhooks). */
final class PaymentEvents {

    private record Event(String type, long timestamp, Object content) {}

    private record TransactionCreated(
            UUID paymentTransactionId, UUID paymentRequestId, UUID paymentLinkId, String clientReference) {}

    private record TransactionUpdated(
            UUID paymentTransactionId,
            UUID paymentRequestId,
            UUID paymentLinkId,
            String clientReference,
            String endToEndId,
            PaymentStatus status,
            String statusReason) {}

    private record LinkUpdated(
            UUID paymentLinkId,
            LinkStatus paymentLinkStatus,
            String paymentLinkClientReference,
            String paymentStatus) {}

    private record TestContent(long itemId, int status, UUID userUuid) {}

    private final WebhookSender sender;

    PaymentEvents(WebhookSender sender) {
        this.sender = sender;
    }

    void transactionCreated(PaymentRequest request, PaymentTransaction transaction, Instant at) {
        send(
                "payment.transaction.created",
                at.toEpochMilli(),
                new TransactionCreated(
                        transaction.id(),
                        request.id(),
                        request.linkId(),
                        transaction.transfer().clientReference()));
    }

    void transactionUpdated(PaymentRequest request, PaymentTransaction transaction, Instant at) {
        send(
                "payment.transaction.updated",
                at.toEpochMilli(),
                new TransactionUpdated(
                        transaction.id(),
                        request.id(),
                        request.linkId(),
                        transaction.transfer().clientReference(),
                        transaction.transfer().endToEndId(),
                        transaction.status(),
                        transaction.statusReason()));
    }

    void linkUpdated(PaymentLink link, Instant at) {
        send(
                "payment.link.updated",
                at.toEpochMilli(),
                new LinkUpdated(link.id(), link.status(), link.clientReference(), LinkBody.paymentStatus(link)));
    }

    /** What the dashboard's test button sends: unrelated content, and seconds instead of milliseconds. */
    void test(Instant at) {
        send("TEST_EVENT", at.getEpochSecond(), new TestContent(1_234_567, 0, UUID.randomUUID()));
    }

    private void send(String type, long timestamp, Object content) {
        sender.add(type, Json.write(new Event(type, timestamp, content)));
    }
}
