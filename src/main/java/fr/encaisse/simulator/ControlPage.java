package fr.encaisse.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The control page: the newest links, attempts and deliveries with their buttons. */
final class ControlPage {

    private static final int SHOWN = 50;

    /** One link as the page shows it. */
    record LinkRow(String reference, String amount, String status, String token, String created, String expires) {}

    /** One attempt as the page shows it. */
    record RequestRow(
            String id, String reference, String bank, String login, String status, String updated, boolean open) {}

    /** One delivery as the page shows it. */
    record DeliveryRow(String id, String type, String state, String answer, int attempts, String created) {}

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
                        "webhooks", simulation.webhooks().mode().name().toLowerCase(Locale.ROOT),
                        "paid", Pages.euros(bank.ledger().total(), locale),
                        "links", links(locale),
                        "requests", requests(locale),
                        "deliveries", deliveries(locale)));
    }

    private List<LinkRow> links(Locale locale) {
        return bank.links(link -> true, null, SHOWN).items().stream()
                .map(link -> new LinkRow(
                        link.clientReference(),
                        Pages.euros(link.total(), locale),
                        link.status().wire(),
                        link.token(),
                        Pages.moment(link.createdAt(), locale),
                        Pages.moment(link.expiresAt(), locale)))
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
                        one.state().name(),
                        one.answer() == null ? "–" : one.answer().toString(),
                        one.attempts(),
                        Pages.moment(one.createdAt(), locale)))
                .toList();
    }
}
