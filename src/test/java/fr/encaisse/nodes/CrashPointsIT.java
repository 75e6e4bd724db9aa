package fr.encaisse.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The embedded default, killed at each point between intent, link, number, document, payment and mail, and started again
 * on the same H2 file. Bridge and its webhooks live on meanwhile.
 */
class CrashPointsIT {

    private static final String NAME = "crashes";
    private static final Path DATABASE =
            Path.of("target", "nodes", NAME, ".data", "encaisse").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(\\S+)");

    private static int port;
    private static int debugPort;
    private static Bridge bridge;
    private static Node node;

    private StaffClient staff;

    @BeforeAll
    static void anEmptyFolder() throws IOException {
        Files.deleteIfExists(Path.of(DATABASE + ".mv.db"));
        port = Node.freePort();
        debugPort = Node.freePort();
        bridge = new Bridge(port);
    }

    @BeforeEach
    void aNodeThatRuns() throws Exception {
        if (node == null || !node.isAlive()) {
            restart();
        }
        staff = new StaffClient(node.address()).signIn("staff");
    }

    @AfterAll
    static void inTheEndNobodyCanPayTwiceAndTheBooksAgree() throws Exception {
        node.close();
        List<String> numbers = inBooks(books -> books.sql("select number from invoice order by number")
                .query(String.class)
                .list());
        assertThat(numbers)
                .as("continuous, none lost, none twice")
                .isEqualTo(IntStream.rangeClosed(1, numbers.size())
                        .mapToObj(i -> numbers.get(0).substring(0, 7) + "%06d".formatted(i))
                        .toList());
        for (String number : numbers) {
            assertThat(bridge.liveLinks(number)).as("live links of " + number).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(figure("select coalesce(sum(amount), 0) from payment_entry"))
                .isEqualByComparingTo(bridge.transferred());
        assertThat(figure("select count(*) from document")).isEqualByComparingTo("" + numbers.size());
        assertThat(figure("select count(*) from act_ru_incident")).isZero();
        bridge.close();
    }

    @ParameterizedTest
    @CsvSource({
        "payment.LinkMaking,  make,   0, after the intent",
        "payment.LinkMaking,  take,   1, after the POST",
        "payment.Receivables, kept,   1, after the link was stored"
    })
    void thereIsOneLinkWhereverItsMakingWasCutOff(String type, String method, int madeBefore, String point)
            throws Exception {
        Invoice invoice = issued(point);
        PowerCut cut = PowerCut.where(node, debugPort, type, method);

        staff.showQr(invoice.id());
        cut.await();

        assertThat(bridge.links(invoice.number())).hasSize(madeBefore);
        restart();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(payment(invoice)).isEqualTo("LINK_READY"));
        assertThat(bridge.links(invoice.number())).hasSize(1);
        assertThat(bridge.liveLinks(invoice.number())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "payment.Entries, add, in the middle of the books",
        "payment.WebhookEvents, processedAbout, after the books"
    })
    void aPaymentIsBookedOnceWhereverItsWebhookWasCutOff(String type, String method, String point) throws Exception {
        Invoice invoice = issued(point);
        staff.showQr(invoice.id());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(payment(invoice)).isEqualTo("LINK_READY"));
        PowerCut cut = PowerCut.where(node, debugPort, type, method);

        bridge.pay(invoice.number());
        cut.await();

        restart();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(payment(invoice)).isEqualTo("PAID"));
        await("the process ends with it")
                .atMost(PATIENCE)
                .until(() ->
                        !staff.get("/api/invoices/" + invoice.id() + "/task").hasNonNull("task"));
    }

    @Test
    void aNumberThatWasTakenButNotCommittedIsTakenAgain() throws Exception {
        JsonNode review = staff.writeInvoice("Numéro");
        PowerCut cut = PowerCut.where(node, debugPort, "invoice.FrozenInvoiceWriter", "write");

        assertThat(catchThrowable(() -> staff.generate(review))).isNotNull();
        cut.await();

        restart();
        staff.generate(review);
        assertThat(number(review.path("invoice").asText())).isNotEmpty();
        awaitDocument(review.path("invoice").asText());
    }

    @Test
    void aDocumentThatWasNotStoredIsMadeAgain() throws Exception {
        JsonNode review = staff.writeInvoice("Document");
        PowerCut cut = PowerCut.where(node, debugPort, "document.Documents", "store");

        catchThrowable(() -> staff.generate(review));
        cut.await();

        restart();
        String invoice = review.path("invoice").asText();
        awaitDocument(invoice);
    }

    @Test
    void aMailIsSentAgainUnderItsOldIdOnlyIfItWasCutOffBeforeThatWasNoted() throws Exception {
        Invoice invoice = issued("Courrier");
        PowerCut cut = PowerCut.where(node, debugPort, "delivery.Outbox", "sent");

        String path = "/api/invoices/" + invoice.id() + "/mails";
        staff.post(path, Map.of("press", UUID.randomUUID(), "recipient", "client@example.fr"));
        cut.await();

        restart();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(staff.get(path).get(0).path("state").asText())
                                .isEqualTo("SENT"));
        node.kill();
        List<String> ids = messageIds(invoice.number());
        assertThat(ids).hasSize(2).containsOnly(ids.get(0));
    }

    private record Invoice(String id, String number) {}

    private Invoice issued(String title) throws Exception {
        JsonNode review = staff.writeInvoice(title);
        staff.generate(review);
        String id = review.path("invoice").asText();
        awaitDocument(id);
        return new Invoice(id, number(id));
    }

    private void awaitDocument(String invoice) {
        await("the document")
                .atMost(PATIENCE)
                .until(() -> staff.get("/api/invoices/" + invoice + "/task").hasNonNull("task"));
    }

    private String number(String invoice) throws Exception {
        return staff.get("/api/invoices/" + invoice + "/qr").path("number").asText();
    }

    private String payment(Invoice invoice) throws Exception {
        return staff.get("/api/invoices/" + invoice.id() + "/payment")
                .path("phase")
                .asText();
    }

    /** Starts the node again, an hour later as far as leases and pauses are concerned. */
    private void restart() throws Exception {
        if (Files.exists(Path.of(DATABASE + ".mv.db"))) {
            anHourLater();
        }
        node = Node.start(
                        NAME,
                        port,
                        List.of("-Xmx512m", PowerCut.debuggedOn(debugPort)),
                        List.of(
                                "--spring.profiles.active=demo",
                                "--server.port=" + port,
                                "--encaisse.simulator.enabled=false",
                                "--encaisse.bridge.base-url=" + bridge.address(),
                                "--encaisse.demo.invoices=false"))
                .untilReady("/login");
        staff = new StaffClient(node.address()).signIn("staff");
    }

    private static void anHourLater() {
        var before = Instant.now().minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC);
        List<String> changes = List.of(
                "update payment_link set lease_until = ? where state = 'INTENT'",
                "update webhook_event set next_try_at = ?",
                "update delivery set lease_until = ? where lease_until is not null",
                "update act_ru_job set lock_owner_ = null, lock_exp_time_ = null where ? is not null",
                "delete from work_lease where ? is not null");
        inBooks(books -> changes.stream()
                .map(change -> books.sql(change).param(before).update())
                .toList());
    }

    /** The node's tables, only while it does not run; one connection, or H2 would close the file after each statement. */
    private static <T> T inBooks(Function<JdbcClient, T> work) {
        SingleConnectionDataSource file = new SingleConnectionDataSource(
                "jdbc:h2:file:" + DATABASE + ";WRITE_DELAY=0;MAX_COMPACT_TIME=0", "encaisse", "", true);
        try {
            return work.apply(JdbcClient.create(file));
        } finally {
            file.destroy();
        }
    }

    private static BigDecimal figure(String query) {
        return inBooks(books -> books.sql(query).query(BigDecimal.class).single());
    }

    private static List<String> messageIds(String number) {
        List<String> ids = new ArrayList<>();
        List<byte[]> mails = inBooks(books ->
                books.sql("select mime from demo_mail").query(byte[].class).list());
        for (byte[] mime : mails) {
            String text = new String(mime, StandardCharsets.UTF_8);
            Matcher id = MESSAGE_ID.matcher(text);
            if (text.contains("Facture-" + number) && id.find()) {
                ids.add(id.group(1));
            }
        }
        return ids;
    }
}
