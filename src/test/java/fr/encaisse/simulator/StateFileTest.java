package fr.encaisse.simulator;

import static fr.encaisse.simulator.Caller.LINKS;
import static fr.encaisse.simulator.Caller.REQUESTS;
import static fr.encaisse.simulator.Caller.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    private Path folder;

    @Test
    void linksAndAttemptsSurviveARestart() throws IOException {
        JsonNode links;
        JsonNode requests;
        String page;
        try (BridgeSimulator first = start()) {
            Caller caller = new Caller(first);
            page = page(caller.link(order("F1").put("callback_url", "http://localhost:1/p")));
            caller.chooseBank(page, 574);
            caller.pay(page(caller.link("F2")), "id-pdng-acsc");
            caller.forward("PT5M");
            links = caller.read(LINKS);
            requests = caller.read(REQUESTS);
        }
        try (BridgeSimulator second = start()) {
            Caller caller = new Caller(second);
            assertThat(caller.read(LINKS)).isEqualTo(links);
            assertThat(caller.read(REQUESTS)).isEqualTo(requests);
            assertThat(caller.open(page).body()).contains("bank-574");
            caller.forward("PT1H");
            assertThat(caller.read(REQUESTS).findValuesAsText("status")).contains("ACSC", "ACTC");
            assertThat(caller.read(LINKS).at("/resources/1/status").asText()).isEqualTo("expired");
            caller.link("F3");
            assertThat(caller.read(LINKS).at("/resources/0/client_reference").asText())
                    .isEqualTo("F3");
        }
    }

    @Test
    void webhooksThatWereNotAcceptedSurviveARestartAndAreSentThen() throws IOException {
        AtomicInteger answer = new AtomicInteger(503);
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hooks", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (answer.get() == 200) {
                received.add(Caller.json(body).path("type").asText());
            }
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        receiver.start();
        String hooks = "http://localhost:" + receiver.getAddress().getPort() + "/hooks";
        try {
            try (BridgeSimulator first = start(hooks)) {
                Caller caller = new Caller(first);
                caller.pay(page(caller.link("F1")), "id-acsc");
                caller.control("faults", "{\"webhooks\":\"held\"}");
                caller.control("webhooks/test", "{}");
                await().until(() ->
                        Files.readString(folder.resolve("state.json")).contains("TEST_EVENT"));
            }
            answer.set(200);
            try (BridgeSimulator second = start(hooks)) {
                Caller caller = new Caller(second);
                caller.forward("PT1M");
                await().until(() -> received.size() == 4);
                assertThat(received)
                        .containsExactlyInAnyOrder(
                                "payment.transaction.created",
                                "payment.transaction.updated",
                                "payment.link.updated",
                                "payment.transaction.updated");
                caller.control("webhooks/release", "{\"order\":\"as_made\"}");
                await().until(() -> caller.control("deliveries")
                        .get(0)
                        .path("state")
                        .asText()
                        .equals("DELIVERED"));
                assertThat(received).contains("TEST_EVENT");
            }
            try (BridgeSimulator third = start(hooks)) {
                assertThat(new Caller(third).control("deliveries")).isEmpty();
            }
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void aStateThatCannotBeReadIsNotSilentlyReplaced() throws IOException {
        Files.writeString(folder.resolve("state.json"), "{");

        assertThatThrownBy(this::start).isInstanceOf(UncheckedIOException.class).hasMessageContaining("state.json");
        assertThat(folder.resolve("state.json")).hasContent("{");
    }

    /** Where the hosted address leads on this machine. */
    private static String page(JsonNode link) {
        return URI.create(link.path("url").asText()).getPath();
    }

    private BridgeSimulator start() throws IOException {
        return start(null);
    }

    private BridgeSimulator start(String hooks) throws IOException {
        return BridgeSimulator.start(SimulatorSettings.onPort(0)
                .withWebhook(hooks, "hook-secret")
                .withHostedUrl("http://phone.example:8099")
                .withSettlementDelay(Duration.ofHours(1))
                .withStateFile(folder.resolve("state.json")));
    }
}
