package fr.encaisse.payment.bridge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Body of {@code POST /v3/payment/payment-links}; amounts are decimal euros. */
@JsonNaming(SnakeCaseStrategy.class)
record NewLink(
        User user, String clientReference, String expiredDate, String callbackUrl, List<Transaction> transactions) {

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record User(String firstName, String lastName, String companyName, String externalReference) {

        static User of(LinkOrder.Payer payer) {
            String key = BridgeText.external(payer.key());
            String name = BridgeText.payer(payer.name());
            int gap = name.indexOf(' ');
            return payer.person() && gap > 0
                    ? new User(name.substring(0, gap), name.substring(gap + 1), null, key)
                    : new User(null, null, name, key);
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Transaction(
            BigDecimal amount,
            String currency,
            String label,
            String endToEndId,
            String clientReference,
            Beneficiary beneficiary) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Beneficiary(String iban, String companyName) {}

    static NewLink of(LinkOrder order) {
        Transaction transaction = new Transaction(
                order.amount().amount(),
                "EUR",
                BridgeText.label(order.label()),
                BridgeText.endToEndId(order.reference()),
                order.reference(),
                new Beneficiary(order.iban().value(), BridgeText.holder(order.holder())));
        return new NewLink(
                User.of(order.payer()),
                order.reference(),
                order.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                order.callback().toString(),
                List.of(transaction));
    }
}
