package fr.encaisse.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A member of staff at one node, over HTTP as the forms do it. */
final class StaffClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private final String node;

    StaffClient(String node) {
        this.node = node;
    }

    StaffClient signIn(String user) throws IOException, InterruptedException {
        send(request("/login").GET());
        HttpResponse<String> answer = send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-ENCAISSE-XSRF", csrf())
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + user)));
        if (answer.statusCode() != 302
                || answer.headers().firstValue("Location").orElse("").contains("error")) {
            throw new IllegalStateException("Sign-in answers " + answer.statusCode() + " " + answer.headers());
        }
        send(request("/").GET());
        return this;
    }

    /** Writes an invoice up to its review. @return the review's task with the invoice's id */
    JsonNode writeInvoice(String title) throws IOException, InterruptedException {
        JsonNode task = post("/api/invoices", Map.of());
        String client = get("/api/clients?q=").get(0).path("id").asText();
        task = next(task, Map.of("clientId", client));
        task = next(
                task,
                Map.of(
                        "title",
                        title,
                        "serviceDate",
                        LocalDate.now(ZoneId.of("Europe/Paris")).toString()));
        String product = get("/api/products?q=").get(0).path("id").asText();
        task = next(
                task,
                Map.of(
                        "sections",
                        List.of(Map.of(
                                "title", "SDB", "lines", List.of(Map.of("productId", product, "quantity", "2"))))));
        JsonNode terms = get("/api/tasks/" + task.path("taskId").asText() + "/payment-terms");
        String account = terms.path("content").path("accountId").asText();
        return next(task, Map.of("rule", "DAYS_30", "accountId", account));
    }

    /** Saves, checks and completes a step. @return the next task */
    JsonNode next(JsonNode task, Object content) throws IOException, InterruptedException {
        return post("/api/tasks/" + task.path("taskId").asText() + "/next", Map.of("version", 0, "content", content))
                .path("next");
    }

    void generate(JsonNode review) throws IOException, InterruptedException {
        post("/api/tasks/" + review.path("taskId").asText() + "/next", null);
    }

    void showQr(String invoice) throws IOException, InterruptedException {
        post("/api/invoices/" + invoice + "/qr", Map.of());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return read(send(request(path).GET()));
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return read(send(request(path)
                .header("Content-Type", "application/json")
                .header("X-ENCAISSE-XSRF", csrf())
                .POST(
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)))));
    }

    private JsonNode read(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    answer.request().uri() + " answers " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JsonNodeFactory.instance.nullNode() : JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(node + path))
                .timeout(Duration.ofSeconds(90))
                .header("Accept-Language", "fr");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private String csrf() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("ENCAISSE-XSRF"))
                .map(HttpCookie::getValue)
                .map(value -> URLEncoder.encode(value, StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No CSRF cookie from " + node));
    }
}
