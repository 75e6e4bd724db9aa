package fr.encaisse.simulator;

import static fr.encaisse.simulator.Caller.LINKS;
import static fr.encaisse.simulator.Caller.REQUESTS;
import static fr.encaisse.simulator.Caller.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        return BridgeSimulator.start(SimulatorSettings.onPort(0)
                .withHostedUrl("http://phone.example:8099")
                .withSettlementDelay(Duration.ofHours(1))
                .withStateFile(folder.resolve("state.json")));
    }
}
