package fr.encaisse.payment.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * A hint that something happened to a link: never the truth, only a reason to ask.
 *
 * @param linkId Bridge's id; null in some transaction events
 * @param reference ours, null when the link has none
 * @param early only that a bank was chosen: no money yet, and no end
 * @param attempt Bridge's id of the attempt that it is about; null when it is about the link
 * @param status that the attempt is said to have
 * @param link that the link is said to have
 */
public record BridgeEvent(
        String linkId, String reference, boolean early, String attempt, AttemptStatus status, LinkStatus link) {

    private static final Set<String> EARLY = Set.of("CREA", "ACTC");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty for what is not about a payment link, such as the dashboard's TEST_EVENT. */
    public static Optional<BridgeEvent> read(String body) {
        try {
            JsonNode event = JSON.readTree(body);
            String type = event.path("type").asText();
            if (!type.startsWith("payment.")) {
                return Optional.empty();
            }
            JsonNode content = event.path("content");
            String reference = text(content, "payment_link_client_reference");
            String status = text(content, "status");
            return Optional.of(new BridgeEvent(
                    text(content, "payment_link_id"),
                    reference == null ? text(content, "client_reference") : reference,
                    type.equals("payment.transaction.created") || (status != null && EARLY.contains(status)),
                    text(content, "payment_request_id"),
                    AttemptStatus.of(status),
                    LinkStatus.of(text(content, "payment_link_status"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Events of one link have this in common; null when nothing tells which one. */
    public String about() {
        return linkId == null ? reference : linkId;
    }

    private static String text(JsonNode content, String field) {
        return content.path(field).asText(null);
    }
}
