package fr.encaisse.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The control page: the newest links, attempts and deliveries with their buttons. */
final class ControlPage {

    private static final int SHOWN = 50;

    /** One link as the page shows it. */
    record LinkRow(
            String id,
            String reference,
            String amount,
            String status,
            String token,
            String created,
            String expires,
            boolean open) {}

    /** One attempt as the page shows it. */
    record RequestRow(
            String id, String reference, String bank, String login, String status, String updated, boolean open) {}

    /** One delivery as the page shows it. */
    record DeliveryRow(
            String id, String type, String about, String state, String answer, int attempts, String created) {}

    private final Simulation simulation;
    private final SimulatedBank bank;
    private final Pages pages;

    ControlPage(Simulation simulation, Pages pages) {
        this.simulation = simulation;
        this.bank = simulation.bank();
        this.pages = pages;
    }

    Answer show(Locale locale) {
        return pages.show(
                200,
                "control",
                locale,
                Map.of(
                        "now", Pages.moment(simulation.clock().instant(), locale),
                        "webhooks", webhooks(),
                        "signing", simulation.secrets().signing().name().toLowerCase(Locale.ROOT),
                        "faults", simulation.faults().inForce(),
                        "paid", Pages.euros(bank.ledger().total(), locale),
                        "links", links(locale),
                        "requests", requests(locale),
                        "deliveries", deliveries(locale)));
    }

    /** How new events fare, in few words. */
    private String webhooks() {
        WebhookSender sender = simulation.webhooks();
        String mode = sender.mode().name().toLowerCase(Locale.ROOT);
        String copies = sender.copies() == 1 ? "" : " × " + sender.copies();
        String delay = sender.delay().isZero() ? "" : " + " + sender.delay().toSeconds() + " s";
        return mode + copies + delay;
    }

    /** What an event says has become of what. */
    private static String about(Delivery delivery) {
        try {
            JsonNode content = Json.MAPPER.readTree(delivery.body()).path("content");
            String status = content.path("status")
                    .asText(content.path("payment_link_status").asText());
            String reference = content.path("client_reference")
                    .asText(content.path("payment_link_client_reference").asText());
            return (reference + " " + status).strip();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<LinkRow> links(Locale locale) {
        return bank.links(link -> true, null, SHOWN).items().stream()
                .map(link -> new LinkRow(
                        link.id().toString(),
                        link.clientReference(),
                        Pages.euros(link.total(), locale),
                        link.status().wire(),
                        link.token(),
                        Pages.moment(link.createdAt(), locale),
                        Pages.moment(link.expiresAt(), locale),
                        link.isUsable()))
                .toList();
    }

    private List<RequestRow> requests(Locale locale) {
        return bank.requests(request -> true, null, SHOWN).items().stream()
                .map(request -> new RequestRow(
                        request.id().toString(),
                        request.clientReference(),
                        Bank.of(request.providerId()).map(Bank::name).orElse(""),
                        request.login(),
                        request.statusReason() == null
                                ? request.status().name()
                                : request.status() + " " + request.statusReason(),
                        Pages.moment(request.updatedAt(), locale),
                        request.transactions().stream()
                                .anyMatch(one -> !one.status().isFinal())))
                .toList();
    }

    private List<DeliveryRow> deliveries(Locale locale) {
        return simulation.webhooks().deliveries().stream()
                .limit(SHOWN)
                .map(one -> new DeliveryRow(
                        one.id().toString(),
                        one.type(),
                        about(one),
                        one.state().name(),
                        one.answer() == null ? "–" : one.answer().toString(),
                        one.attempts(),
                        Pages.moment(one.createdAt(), locale)))
                .toList();
    }
}
