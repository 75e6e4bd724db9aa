package fr.encaisse.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.encaisse.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes of the packaged jar on one PostgreSQL, the simulator beside them as a process of its own. */
class TwoNodesIT {

    private static final int INVOICES = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Node> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(Node::close);
    }

    @Test
    void whenOneIsKilledAmidTheServiceTasksTheOtherFinishesThemAndNothingIsDoubled() throws Exception {
        String database = TestDatabase.createOnPostgres("two_nodes");
        Node bridge = simulator();
        int debugPort = Node.freePort();
        Node first =
                node("first", database, bridge, PowerCut.debuggedOn(debugPort)).untilReady("/login");
        Node second = node("second", database, bridge, "-Xshare:auto").untilReady("/login");

        StaffClient staff = new StaffClient(first.address()).signIn("staff");
        List<JsonNode> reviews = new ArrayList<>();
        for (int i = 1; i <= INVOICES; i++) {
            reviews.add(staff.writeInvoice("Facture " + i));
        }
        List<String> invoices =
                reviews.stream().map(review -> review.path("invoice").asText()).toList();
        int half = INVOICES / 2;
        for (JsonNode review : reviews.subList(0, half)) {
            staff.generate(review);
        }
        StaffClient other = new StaffClient(second.address()).signIn("staff");
        for (String invoice : invoices.subList(0, half)) {
            await().atMost(Duration.ofSeconds(120))
                    .until(() -> other.get("/api/invoices/" + invoice + "/task").hasNonNull("task"));
        }

        JdbcClient tables = JdbcClient.create(new DriverManagerDataSource(database, "postgres", "postgres"));
        atBothNodesAtOnceOneLinkIsMade(first, second, bridge, invoices.get(0), other, tables);

        // Slow answers keep the link step at work; the first node dies with links made and not stored, and with
        // documents that have not been rendered.
        post(bridge, "/_sim/faults", "{\"delay_millis\":1500,\"delay_next\":1000}");
        PowerCut cut = PowerCut.where(first, debugPort, "payment.LinkMaking", "take");
        for (JsonNode review : reviews.subList(half, INVOICES)) {
            staff.generate(review);
        }
        for (String invoice : invoices.subList(0, half)) {
            try {
                staff.showQr(invoice);
            } catch (IOException deadAlready) {
                other.showQr(invoice);
            }
        }
        cut.await();
        post(bridge, "/_sim/faults", "{\"delay_millis\":0,\"delay_next\":0}");

        for (String invoice : invoices.subList(half, INVOICES)) {
            await().atMost(Duration.ofSeconds(120))
                    .until(() -> other.get("/api/invoices/" + invoice + "/task").hasNonNull("task"));
            other.showQr(invoice);
        }
        for (String invoice : invoices) {
            await("a live link for each invoice")
                    .atMost(Duration.ofSeconds(120))
                    .until(() -> validLinksInTheBooks(tables, invoice) == 1);
        }

        assertThat(tables.sql("select number from invoice order by number")
                        .query(String.class)
                        .list())
                .hasSize(INVOICES)
                .doesNotHaveDuplicates()
                .last()
                .asString()
                .endsWith("%06d".formatted(INVOICES));
        assertThat(tables.sql("select count(*) from document").query(Long.class).single())
                .isEqualTo(INVOICES);
        assertThat(validLinksPerReference(bridge))
                .hasSize(INVOICES)
                .allSatisfy((reference, count) -> assertThat(count)
                        .as("live links at Bridge for " + reference)
                        .isEqualTo(1));
        assertThat(tables.sql("select count(*) from act_ru_incident")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(tables.sql("select count(*) from act_re_deployment")
                        .query(Long.class)
                        .single())
                .as("deployed once for both nodes")
                .isEqualTo(1);
    }

    /** The link is revoked in Bridge's dashboard, then two customers press "Payer" at two nodes. */
    private void atBothNodesAtOnceOneLinkIsMade(
            Node first, Node second, Node bridge, String invoice, StaffClient staff, JdbcClient tables)
            throws Exception {
        staff.showQr(invoice);
        // At Bridge it is there before we know of it.
        await().atMost(Duration.ofSeconds(120)).until(() -> validLinksInTheBooks(tables, invoice) == 1);
        JsonNode made = validLinks(bridge).get(0);
        String page = URI.create(made.path("callback_url").asText()).getPath() + "/pay";
        revoke(bridge, made.path("id").asText());
        post(bridge, "/_sim/faults", "{\"delay_millis\":700,\"delay_next\":4,\"only\":\"create_link\"}");
        List<CompletableFuture<HttpResponse<Void>>> pressed = Stream.of(first, second)
                .map(node -> HttpRequest.newBuilder(URI.create(node.address() + page))
                        .POST(BodyPublishers.noBody())
                        .build())
                .map(request -> HttpClient.newHttpClient().sendAsync(request, BodyHandlers.discarding()))
                .toList();
        List<String> led = new ArrayList<>();
        for (CompletableFuture<HttpResponse<Void>> press : pressed) {
            press.get().headers().firstValue("Location").ifPresent(led::add);
        }
        assertThat(validLinks(bridge)).hasSize(1);
        assertThat(led)
                .isNotEmpty()
                .containsOnly(validLinks(bridge).get(0).path("url").asText());
        post(bridge, "/_sim/faults", "{\"delay_millis\":0,\"delay_next\":0}");
    }

    private static void revoke(Node bridge, String link) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(bridge.address() + "/v3/payment/payment-links/" + link + "/revoke"))
                .header("Client-Id", "demo-client")
                .header("Client-Secret", "demo-secret")
                .header("Bridge-Version", "2025-01-15")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    private Node simulator() throws Exception {
        int port = Node.freePort();
        Node bridge = Node.start(
                "simulator",
                port,
                List.of("-Xmx128m", "-Dloader.main=fr.encaisse.simulator.BridgeSimulator"),
                List.of("--port=" + port, "--client-id=demo-client", "--client-secret=demo-secret"));
        processes.add(bridge);
        return bridge.untilReady("/_sim/health");
    }

    private Node node(String name, String database, Node bridge, String option) throws Exception {
        int port = Node.freePort();
        Node node = Node.start(
                name,
                port,
                List.of("-Xmx512m", option),
                List.of(
                        "--spring.profiles.active=demo,postgres",
                        "--server.port=" + port,
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres",
                        "--encaisse.simulator.enabled=false",
                        "--encaisse.bridge.base-url=" + bridge.address(),
                        "--encaisse.demo.invoices=false",
                        // A dead node's jobs are free again after this; the default of a minute would only make us
                        // wait.
                        "--camunda.bpm.job-execution.lock-time-in-millis=10000"));
        processes.add(node);
        return node;
    }

    private static long validLinksInTheBooks(JdbcClient tables, String invoice) {
        return tables.sql("select count(*) from payment_link where invoice_id = ?::uuid and state = 'VALID'")
                .param(invoice)
                .query(Long.class)
                .single();
    }

    private static Map<String, Integer> validLinksPerReference(Node bridge) throws Exception {
        Map<String, Integer> count = new HashMap<>();
        for (JsonNode link : validLinks(bridge)) {
            String label = link.path("transactions").get(0).path("label").asText();
            count.merge(label, 1, Integer::sum);
        }
        return count;
    }

    private static List<JsonNode> validLinks(Node bridge) throws Exception {
        String body = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(bridge.address() + "/_sim/links?status=valid"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        List<JsonNode> links = new ArrayList<>();
        JSON.readTree(body).forEach(links::add);
        return links;
    }

    private static void post(Node bridge, String path, String json) throws Exception {
        int status = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(bridge.address() + path))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
        assertThat(status).isEqualTo(200);
    }
}
