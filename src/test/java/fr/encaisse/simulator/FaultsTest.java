package fr.encaisse.simulator;

import static fr.encaisse.simulator.Caller.LINKS;
import static fr.encaisse.simulator.Caller.REQUESTS;
import static fr.encaisse.simulator.Caller.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be made to go wrong, and the rest of the controls. */
class FaultsTest {

    private BridgeSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        simulator = BridgeSimulator.start(SimulatorSettings.onPort(0));
        caller = new Caller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void theReplyCanBeLostAfterTheLinkWasMade() {
        caller.control("faults", "{\"drop_next_replies\":1,\"only\":\"create_link\"}");
        caller.read(LINKS);

        assertThatThrownBy(() -> caller.post(LINKS, order("F1").toString())).isInstanceOf(UncheckedIOException.class);

        assertThat(caller.read(LINKS).at("/resources/0/client_reference").asText())
                .isEqualTo("F1");
        assertThat(caller.post(LINKS, order("F2").toString()).statusCode()).isEqualTo(200);
    }

    @Test
    void theNextAnswersCanBeErrorsThatChangeNothing() {
        for (int status : List.of(500, 429)) {
            caller.control("faults", "{\"fail_next\":2,\"fail_status\":" + status + "}");
            assertThat(caller.post(LINKS, order("F1").toString()).statusCode()).isEqualTo(status);
            assertThat(caller.get(LINKS).statusCode()).isEqualTo(status);
            assertThat(caller.read(LINKS).path("resources")).isEmpty();
        }
    }

    @Test
    void aLimitReachedMayTellHowLongToWait() {
        caller.control("faults", "{\"fail_next\":1,\"fail_status\":429,\"retry_after_seconds\":30}");
        assertThat(caller.get(LINKS).headers().firstValue("Retry-After")).contains("30");

        caller.control("faults", "{\"fail_next\":1,\"retry_after_seconds\":null}");
        assertThat(caller.get(LINKS).headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void aConnectionCanBreakBeforeAnythingIsDone() {
        caller.control("faults", "{\"reset_next\":1,\"only\":\"create_link\"}");

        assertThatThrownBy(() -> caller.post(LINKS, order("F1").toString())).isInstanceOf(UncheckedIOException.class);

        assertThat(caller.read(LINKS).path("resources")).isEmpty();
        caller.link("F2");
    }

    @Test
    void theAccountOfTheDashboardCanBeCreditedWhateverWasOrdered() {
        caller.control("faults", "{\"ignore_beneficiary\":true}");
        String link = caller.link("F1").path("id").asText();

        assertThat(caller.read(LINKS + "/" + link)
                        .at("/transactions/0/beneficiary/iban")
                        .asText())
                .matches("FR76X+916");
    }

    @Test
    void aLinkIsRevokedInTheDashboard() {
        String link = caller.link("F1").path("id").asText();

        caller.control("links/" + link + "/revoke", "{}");

        assertThat(caller.read(LINKS + "/" + link).path("status").asText()).isEqualTo("revoked");
        assertThatThrownBy(() -> caller.control("links/" + link + "/revoke", "{}"))
                .hasMessageContaining("409");
    }

    @Test
    void thePageTellsWhichFaultsAreInForce() {
        assertThat(caller.open("/_sim/").body()).doesNotContain("data-testid=\"faults\"");

        caller.submit("/_sim/faults", Map.of("fail_status", "429", "fail_next", "1", "retry_after_seconds", ""));
        caller.submit("/_sim/faults", Map.of("only", "create_link"));
        caller.submit("/_sim/faults", Map.of("webhook_copies", "2"));

        assertThat(caller.open("/_sim/").body())
                .contains("fail_next 1", "fail_status 429", "only create_link", "on × 2");
        caller.submit("/_sim/faults", Map.of("only", ""));
        assertThat(caller.get(LINKS).statusCode()).isEqualTo(429);
    }

    @Test
    void aSlowAnswerHoldsUpNobodyElse() {
        caller.control("faults", "{\"delay_next\":1,\"delay_millis\":30000,\"only\":\"create_link\"}");

        CompletableFuture<HttpResponse<String>> slow = CompletableFuture.supplyAsync(
                () -> caller.post(LINKS, order("F1").toString()));

        await().untilAsserted(
                        () -> assertThat(caller.read(LINKS).path("resources")).hasSize(1));
        assertThat(slow).isNotDone();
    }

    @Test
    void everythingCanBeDownButTheControls() {
        JsonNode link = caller.link("F1");
        caller.control("faults", "{\"down\":true}");

        assertThat(caller.get(LINKS).statusCode()).isEqualTo(503);
        assertThat(caller.open(link.path("url").asText()).statusCode()).isEqualTo(503);

        caller.control("faults", "{\"down\":false}");
        assertThat(caller.get(LINKS).statusCode()).isEqualTo(200);
    }

    @Test
    void moreThanTwoThousandCallsInFiveMinutesAreRefused() {
        for (int i = 0; i < CallMeter.LIMIT; i++) {
            caller.get("/v3/providers");
        }
        assertThat(caller.get("/v3/providers").statusCode()).isEqualTo(429);
        caller.forward("PT5M");
        assertThat(caller.get("/v3/providers").statusCode()).isEqualTo(200);

        JsonNode calls = caller.control("calls");
        assertThat(calls.path("calls").path("list_providers").asInt()).isEqualTo(CallMeter.LIMIT + 1);
        assertThat(calls.path("peak_in_five_minutes").asInt()).isEqualTo(CallMeter.LIMIT);
        assertThat(calls.path("refused").asInt()).isEqualTo(1);
    }

    @Test
    void attemptsAreSettledAndRejectedByHandOnce() {
        String first = pending("F1");
        String second = pending("F2");

        caller.control("requests/" + first + "/settle", "{}");
        caller.control("requests/" + second + "/reject", "{\"reason\":\"AM04\"}");

        assertThat(caller.read(REQUESTS + "/" + first).path("status").asText()).isEqualTo("ACSC");
        assertThat(caller.read(REQUESTS + "/" + second).path("status_reason").asText())
                .isEqualTo("AM04");
        assertThatThrownBy(() -> caller.control("requests/" + second + "/settle", "{}"))
                .hasMessageContaining("409");
        JsonNode ledger = caller.control("ledger");
        assertThat(ledger.path("total").decimalValue()).isEqualByComparingTo("1234.50");
        assertThat(ledger.path("entries")).hasSize(1);
    }

    @Test
    void theControlsShowWhatTheWireHides() {
        caller.link("F1");
        caller.revoke(caller.link("F2").path("id").asText());

        JsonNode valid = caller.control("links?status=valid");
        assertThat(valid).hasSize(1);
        assertThat(valid.at("/0/transactions/0/beneficiary/iban").asText()).isEqualTo("FR7630006000011234567890189");
        assertThat(valid.at("/0/url").asText()).contains("/link/");
        assertThat(caller.control("links?client_reference=F2")).hasSize(1);
    }

    @Test
    void theControlPageListsEverythingAndItsButtonsLeadBackToIt() {
        String request = pending("F1");

        assertThat(caller.open("/_sim/").body()).contains("F1", "PDNG", "data-testid=\"settle\"", "Demo Bank");
        assertThat(caller.submit("/_sim/requests/" + request + "/settle", Map.of()))
                .isEqualTo("/_sim/");
        assertThat(caller.submit("/_sim/faults", Map.of("down", "true"))).isEqualTo("/_sim/");
        assertThat(caller.get(LINKS).statusCode()).isEqualTo(503);
        assertThat(caller.open("/_sim/").body()).contains("ACSC").doesNotContain("data-testid=\"settle\"");
    }

    @Test
    void aResetForgetsEverything() {
        pending("F1");
        caller.control("faults", "{\"down\":true}");
        caller.forward("PT24H");

        caller.control("reset", "{}");

        assertThat(caller.read(LINKS).path("resources")).isEmpty();
        assertThat(caller.read(REQUESTS).path("resources")).isEmpty();
        assertThat(caller.control("clock").path("ahead").asText()).isEqualTo("PT0S");
        assertThat(caller.control("health").path("status").asText()).isEqualTo("up");
    }

    @Test
    void controlsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> caller.control("clock", "{\"forward\":\"-PT1H\"}"))
                .hasMessageContaining("400");
        assertThatThrownBy(() -> caller.control("clock", "{\"forward\":\"soon\"}"))
                .hasMessageContaining("400");
        assertThatThrownBy(() -> caller.control("faults", "{\"webhooks\":\"maybe\"}"))
                .hasMessageContaining("400");
        assertThatThrownBy(() -> caller.control("faults", "{\"only\":\"create\"}"))
                .hasMessageContaining("400");
        assertThatThrownBy(() -> caller.control("faults", "{\"webhook\":\"off\"}"))
                .hasMessageContaining("400");
        assertThatThrownBy(() -> caller.control("faults", "{")).hasMessageContaining("400");
    }

    private String pending(String reference) {
        String link = caller.link(reference).path("id").asText();
        return caller.control("links/" + link + "/pay", "{\"login\":\"id-pdng\"}")
                .path("id")
                .asText();
    }
}
