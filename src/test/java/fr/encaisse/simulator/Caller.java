package fr.encaisse.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Talks to a simulator over HTTP as a client of the API, as a payer's browser and as whoever sits at its controls. */
final class Caller {

    static final String LINKS = "/v3/payment/payment-links";
    static final String REQUESTS = "/v3/payment/payment-requests";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    Caller(BridgeSimulator simulator) {
        this.base = simulator.address();
    }

    /** The body of a sound link of 1,234.50 euros. */
    static ObjectNode order(String reference) {
        return (ObjectNode) json("""
                {"user":{"company_name":"Boulangerie Martin","external_reference":"CUST00042"},
                 "client_reference":"%1$s",
                 "transactions":[{"amount":1234.50,"currency":"EUR","label":"Facture %1$s","end_to_end_id":"%1$s",
                   "client_reference":"%1$s",
                   "beneficiary":{"iban":"FR7630006000011234567890189","company_name":"Atelier Dupont"}}]}""".formatted(reference));
    }

    static ObjectNode transaction(ObjectNode order) {
        return (ObjectNode) order.path("transactions").get(0);
    }

    JsonNode link(String reference) {
        return link(order(reference));
    }

    JsonNode link(ObjectNode order) {
        HttpResponse<String> answer = post(LINKS, order.toString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return json(answer.body());
    }

    JsonNode read(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json(answer.body());
    }

    HttpResponse<String> get(String path) {
        return send(api(path).GET());
    }

    HttpResponse<String> post(String path, String body) {
        return send(
                api(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> revoke(String id) {
        return send(api(LINKS + "/" + id + "/revoke").POST(HttpRequest.BodyPublishers.noBody()));
    }

    HttpRequest.Builder api(String path) {
        return plain(path)
                .header("Client-Id", "simulator")
                .header("Client-Secret", "simulator-secret")
                .header("Bridge-Version", "2025-01-15");
    }

    HttpRequest.Builder plain(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path));
    }

    JsonNode control(String path) {
        return json(send(plain("/_sim/" + path).GET()).body());
    }

    JsonNode control(String path, String body) {
        HttpResponse<String> answer = send(plain("/_sim/" + path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json(answer.body());
    }

    void forward(String duration) {
        control("clock", "{\"forward\":\"" + duration + "\"}");
    }

    /** A payer's browser opens a page; redirects are not followed. */
    HttpResponse<String> open(String address) {
        return send(plain(address).GET());
    }

    /** A payer's browser sends a form and stands before the page that it is sent to. */
    String submit(String address, Map<String, String> fields) {
        HttpResponse<String> answer = send(plain(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
        return location(answer);
    }

    static String location(HttpResponse<String> answer) {
        if (answer.statusCode() != 303) {
            throw new AssertionError("no redirect but " + answer.statusCode() + " " + answer.body());
        }
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Chooses a bank on the hosted page; answers the address of the bank's page. */
    String chooseBank(String url, int provider) {
        return submit(url + "/attempts", Map.of("provider", "" + provider));
    }

    /** Logs in at the bank and takes an account that asks for a code. */
    void logIn(String bankPage, String login) {
        submit(bankPage + "/login", Map.of("login", login, "password", "password"));
        submit(bankPage + "/account", Map.of("account", "1"));
    }

    /** From the bank list to the confirmation; answers where the payer is sent then. */
    String pay(String url, String login) {
        String bankPage = chooseBank(url, Bank.DEMO);
        logIn(bankPage, login);
        String after = submit(bankPage + "/confirm", Map.of("otp", "2468013", "decision", "confirm"));
        return location(open(after));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
