package fr.encaisse.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The embedded default: one node of the packaged jar on its H2 file, killed and started again. */
class KilledOnH2IT {

    private static final String NAME = "killed";
    private static final int INVOICES = 5;

    private final List<Node> processes = new ArrayList<>();

    @BeforeEach
    void anEmptyFolder() throws IOException {
        for (String file : List.of("encaisse.mv.db", "simulator.json")) {
            Files.deleteIfExists(Path.of("target", "nodes", NAME, ".data", file));
        }
    }

    @AfterEach
    void stop() {
        processes.forEach(Node::close);
    }

    @Test
    void whatWasAnsweredBeforeTheKillIsThereAfterItAndTheRestIsFinished() throws Exception {
        Node node = start();
        StaffClient staff = new StaffClient(node.address()).signIn("staff");
        List<JsonNode> reviews = new ArrayList<>();
        for (int i = 1; i <= INVOICES; i++) {
            reviews.add(staff.writeInvoice("Facture " + i));
        }
        Map<String, String> numbers = new LinkedHashMap<>();
        for (JsonNode review : reviews) {
            String invoice = review.path("invoice").asText();
            staff.generate(review);
            numbers.put(invoice, number(staff, invoice));
        }
        node.kill(); // the last documents are being made, or wait for it

        StaffClient again = new StaffClient(start().address()).signIn("staff");
        assertThat(numbers).hasSize(INVOICES);
        for (Map.Entry<String, String> answered : numbers.entrySet()) {
            assertThat(number(again, answered.getKey())).isEqualTo(answered.getValue());
            await("the document of " + answered.getValue())
                    .atMost(Duration.ofSeconds(120))
                    .until(() -> again.get("/api/invoices/" + answered.getKey() + "/task")
                            .hasNonNull("task"));
        }
        JsonNode next = again.writeInvoice("Facture " + (INVOICES + 1));
        again.generate(next);
        assertThat(number(again, next.path("invoice").asText())).endsWith("%06d".formatted(INVOICES + 1));
    }

    @Test
    void theProcessesAreThereBeforeTheFirstPageIs() throws IOException {
        assertThat(start().log()).contains("Process application encaisse successfully deployed");
    }

    private static String number(StaffClient staff, String invoice) throws Exception {
        return staff.get("/api/invoices/" + invoice + "/qr").path("number").asText();
    }

    private Node start() throws IOException {
        int port = Node.freePort();
        Node node = Node.start(
                NAME,
                port,
                List.of("-Xmx512m"),
                List.of(
                        "--spring.profiles.active=demo",
                        "--server.port=" + port,
                        "--encaisse.simulator.port=" + Node.freePort(),
                        "--encaisse.demo.invoices=false",
                        // A dead node's jobs are free again after this; the default of a minute would only make us
                        // wait.
                        "--camunda.bpm.job-execution.lock-time-in-millis=10000"));
        processes.add(node);
        return node.untilReady("/login");
    }
}
