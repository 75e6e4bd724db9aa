package fr.encaisse.payment.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * A hint that something happened to a link: never the truth, only a reason to ask.
 *
 * @param linkId Bridge's id; null in some transaction events
 * @param reference ours, null when the link has none
 */
public record BridgeEvent(String linkId, String reference) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty for what is not about a payment link, such as the dashboard's TEST_EVENT. */
    public static Optional<BridgeEvent> read(String body) {
        try {
            JsonNode event = JSON.readTree(body);
            if (!event.path("type").asText().startsWith("payment.")) {
                return Optional.empty();
            }
            JsonNode content = event.path("content");
            String reference = text(content, "payment_link_client_reference");
            return Optional.of(new BridgeEvent(
                    text(content, "payment_link_id"),
                    reference == null ? text(content, "client_reference") : reference));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode content, String field) {
        return content.path(field).asText(null);
    }
}
