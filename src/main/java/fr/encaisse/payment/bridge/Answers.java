package fr.encaisse.payment.bridge;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** What Bridge answers, field by field; every field may be left out and new ones may appear. */
final class Answers {

    private Answers() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Made(String id, String url) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Link(
            String id,
            String status,
            String clientReference,
            String link,
            String url,
            String createdAt,
            String expiredAt,
            List<Transaction> transactions) {

        /** The documented example calls the hosted page {@code link}, the answer to the POST {@code url}. */
        BridgeLink seen() {
            Transaction first = first(transactions);
            return new BridgeLink(
                    id,
                    LinkStatus.of(status),
                    clientReference,
                    first.endToEndId(),
                    link == null ? url : link,
                    money(first.amount()),
                    first.beneficiary() == null ? null : first.beneficiary().iban(),
                    instant(createdAt),
                    instant(expiredAt));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Request(
            String id,
            String status,
            String statusReason,
            String createdAt,
            String updatedAt,
            List<Transaction> transactions) {

        /** {@code PART} is for several transfers; ours have one, which then says the truth. */
        BridgeAttempt seen() {
            Transaction first = first(transactions);
            boolean partly = "PART".equalsIgnoreCase(status);
            return new BridgeAttempt(
                    id,
                    AttemptStatus.of(partly ? first.status() : status),
                    statusReason == null ? first.statusReason() : statusReason,
                    money(first.amount()),
                    instant(createdAt),
                    instant(updatedAt));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Transaction(
            String status, String statusReason, BigDecimal amount, String endToEndId, Beneficiary beneficiary) {

        private static final Transaction NONE = new Transaction(null, null, null, null, null);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Beneficiary(String iban) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record LinkPage(List<Link> resources, Pagination pagination) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Id(String id) {}

    /** The same list where only the ids matter: what is not read costs little. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record IdPage(List<Id> resources, Pagination pagination) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record RequestPage(List<Request> resources, Pagination pagination) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Pagination(String nextUri) {}

    /** Both shapes of an error: a single one, or a list of them. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Fault(String code, String property, List<Fault> errors) {

        Fault first() {
            return errors == null || errors.isEmpty() ? this : errors.get(0);
        }
    }

    private static Transaction first(List<Transaction> transactions) {
        return transactions == null || transactions.isEmpty() ? Transaction.NONE : transactions.get(0);
    }

    private static Money money(BigDecimal amount) {
        return amount == null ? null : new Money(amount);
    }

    private static Instant instant(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
