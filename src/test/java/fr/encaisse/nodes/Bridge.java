package fr.encaisse.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.encaisse.simulator.BridgeSimulator;
import fr.encaisse.simulator.SimulatorSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Bridge's stand-in beside nodes that come and go: outlives them, sends them webhooks, is spoken to over HTTP only. */
final class Bridge implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final BridgeSimulator simulator;

    /** @param webhookPort of the node that hears of payments */
    Bridge(int webhookPort) throws IOException {
        simulator = BridgeSimulator.start(SimulatorSettings.onPort(0)
                .withClient("demo-client", "demo-secret")
                .withWebhook("http://localhost:" + webhookPort + "/webhooks/bridge", "demo-webhook-secret"));
    }

    String address() {
        return simulator.address();
    }

    /** All links that were ever made for an invoice number. */
    List<JsonNode> links(String number) throws IOException, InterruptedException {
        List<JsonNode> links = new ArrayList<>();
        for (JsonNode link : call(HttpRequest.newBuilder(at("/_sim/links")))) {
            if (link.path("client_reference").asText().startsWith(number + "-")) {
                links.add(link);
            }
        }
        return links;
    }

    List<JsonNode> liveLinks(String number) throws IOException, InterruptedException {
        return links(number).stream()
                .filter(link -> link.path("status").asText().equals("valid"))
                .toList();
    }

    /** The customer's whole way through the one live link of an invoice; the money moves at once. */
    void pay(String number) throws IOException, InterruptedException {
        String link = liveLinks(number).get(0).path("id").asText();
        call(HttpRequest.newBuilder(at("/_sim/links/" + link + "/pay"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"login\":\"id-acsc\"}")));
    }

    BigDecimal transferred() throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(at("/_sim/ledger"))).path("total").decimalValue();
    }

    @Override
    public void close() {
        simulator.close();
    }

    private URI at(String path) {
        return URI.create(address() + path);
    }

    private JsonNode call(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The simulator answers " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
