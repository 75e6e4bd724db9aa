package fr.encaisse.payment.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.encaisse.client.ClientKind;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.shared.Money;
import java.net.URI;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The amount in the body that Bridge would be sent, read from its text. */
public final class AskedAtBridge {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern AMOUNT = Pattern.compile("\"amount\":([0-9.]+)[,}]");

    private AskedAtBridge() {}

    public static Money amount(Money asked, InvoiceContent invoice) {
        LinkOrder order = new LinkOrder(
                "reference",
                asked,
                invoice.number(),
                new LinkOrder.Payer(
                        "key", invoice.buyer().name(), invoice.buyer().kind() == ClientKind.CONSUMER),
                invoice.account().iban(),
                invoice.account().holder(),
                Instant.EPOCH,
                URI.create("https://factures.example/p/x"));
        try {
            Matcher amount = AMOUNT.matcher(JSON.writeValueAsString(NewLink.of(order)));
            amount.find();
            return Money.of(amount.group(1));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
