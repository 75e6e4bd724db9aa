package fr.encaisse.simulator;

import static fr.encaisse.simulator.Caller.LINKS;
import static fr.encaisse.simulator.Caller.REQUESTS;
import static fr.encaisse.simulator.Caller.json;
import static fr.encaisse.simulator.Caller.order;
import static fr.encaisse.simulator.Caller.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API as Bridge's documentation of version 2025-01-15 describes it. */
class WireContractTest {

    private static final Instant NOW = Instant.parse("2026-11-17T09:30:00.250Z");

    private BridgeSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        simulator = BridgeSimulator.start(SimulatorSettings.onPort(0)
                .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
                .withHostedUrl("http://192.168.1.9:8099/")
                .withCallbackDomains(Set.of("encaisse.example", "*.atelier.example")));
        caller = new Caller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aNewLinkAnswersItsIdAndTheAddressOfItsHostedPage() {
        JsonNode created = caller.link("F1");

        assertThat(created.fieldNames()).toIterable().containsExactly("id", "url");
        assertThat(UUID.fromString(created.path("id").asText())).isNotNull();
        assertThat(created.path("url").asText()).matches("http://192\\.168\\.1\\.9:8099/link/[0-9a-f]{64}");
    }

    @Test
    void aLinkReadsBackWithMaskedIbanUnderBothNamesOfItsAddressAndWithoutNulls() {
        JsonNode created = caller.link("F1");

        JsonNode link = caller.read(LINKS + "/" + created.path("id").asText());

        assertThat(link.path("status").asText()).isEqualTo("valid");
        assertThat(link.path("link")).isEqualTo(created.path("url"));
        assertThat(link.path("url")).isEqualTo(created.path("url"));
        assertThat(link.path("client_reference").asText()).isEqualTo("F1");
        assertThat(link.path("user").path("company_name").asText()).isEqualTo("Boulangerie Martin");
        assertThat(link.path("created_at").asText()).isEqualTo("2026-11-17T09:30:00.250Z");
        assertThat(link.has("payment_status")).isFalse();
        assertThat(link.has("callback_url")).isFalse();
        JsonNode transaction = link.path("transactions").get(0);
        assertThat(transaction.path("amount").isNumber()).isTrue();
        assertThat(transaction.path("amount").decimalValue()).isEqualByComparingTo(new BigDecimal("1234.50"));
        assertThat(transaction.path("end_to_end_id").asText()).isEqualTo("F1");
        assertThat(transaction.path("beneficiary").path("iban").asText()).isEqualTo("FR76XXXXXXXXXXXXXXXXXXXX189");
        assertThat(transaction.has("id")).isFalse();
        assertThat(transaction.has("status")).isFalse();
        assertThat(transaction.has("execution_date")).isFalse();
    }

    @Test
    void aLinkLivesFifteenMinutesUnlessToldOtherwise() {
        ObjectNode order = order("F2").put("expired_date", "2027-02-15T09:30:00.250Z");

        assertThat(expiry(caller.link("F1"))).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        assertThat(expiry(caller.link(order))).isEqualTo(NOW.plus(Duration.ofDays(90)));
    }

    @Test
    void aMissingBeneficiaryIbanIsReplacedByTheOneOfTheDashboardWithoutAWord() {
        ObjectNode order = order("F1");
        ((ObjectNode) transaction(order).path("beneficiary")).remove("iban");

        JsonNode link = caller.read(LINKS + "/" + caller.link(order).path("id").asText());

        assertThat(link.at("/transactions/0/beneficiary/iban").asText()).isEqualTo("FR76XXXXXXXXXXXXXXXXXXXX916");
    }

    @Test
    void aMissingLabelIsReplacedByBridges() {
        ObjectNode order = order("F1");
        transaction(order).remove("label");

        JsonNode link = caller.read(LINKS + "/" + caller.link(order).path("id").asText());

        assertThat(link.at("/transactions/0/label").asText()).isEqualTo("Bridge Payment 17-11");
    }

    @Test
    void theSameReferenceTwiceMakesTwoLinks() {
        assertThat(caller.link("F1").path("id")).isNotEqualTo(caller.link("F1").path("id"));
    }

    @Test
    void wrongKeysAreRefusedWithTheSingleErrorShape() {
        for (String[] keys : new String[][] {{"someone", "simulator-secret"}, {"simulator", "wrong"}}) {
            HttpResponse<String> answer = caller.send(caller.plain(LINKS)
                    .header("Client-Id", keys[0])
                    .header("Client-Secret", keys[1])
                    .header("Bridge-Version", "2025-01-15"));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(json(answer.body()).path("code").asText()).isEqualTo("invalid_client_credentials");
        }
        assertThat(caller.send(caller.plain(LINKS)).statusCode()).isEqualTo(401);
    }

    @Test
    void anotherVersionIsRefused() {
        HttpResponse<String> answer = caller.send(caller.plain(LINKS)
                .header("Client-Id", "simulator")
                .header("Client-Secret", "simulator-secret")
                .header("Bridge-Version", "2021-06-01"));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        HttpResponse<String> answer = caller.send(caller.api(LINKS)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(order("F1").toString())));

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() {
        assertThat(caller.post(LINKS, "{\"user\":").statusCode()).isEqualTo(422);
    }

    @Test
    void aMissingUserOrTransactionIsRefusedWithoutNamingTheField() {
        for (String field : List.of("user", "transactions")) {
            HttpResponse<String> answer =
                    caller.post(LINKS, order("F1").without(field).toString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer.body()).path("code").asText()).isEqualTo("invalid_request");
            assertThat(json(answer.body()).has("property")).isFalse();
        }
    }

    @Test
    void everyRuleOfTheBodyHasItsError() {
        refused(o -> amount(o, "0"), "payment.transaction.amount_invalid", "transactions[0].amount");
        refused(o -> amount(o, "-3"), "payment.transaction.amount_invalid", "transactions[0].amount");
        refused(o -> amount(o, "1.005"), "payment.transaction.amount_too_many_decimals", "transactions[0].amount");
        refused(o -> amount(o, "35000.01"), "payment.transaction.max_amount", "transactions[0].amount");
        refused(o -> transaction(o).remove("amount"), "payment.transaction.amount_missing", "transactions[0].amount");
        refused(
                o -> transaction(o).remove("currency"),
                "payment.transaction.currency_missing",
                "transactions[0].currency");
        refused(
                o -> transaction(o).put("currency", "GBP"),
                "payment.transaction.currency_invalid",
                "transactions[0].currency");
        refused(
                o -> transaction(o).put("label", "x".repeat(51)),
                "payment.transaction.label_too_long",
                "transactions[0].label");
        refused(o -> transaction(o).put("label", "Facture : 12"), "payment.transaction.characters_not_allowed", null);
        refused(
                o -> transaction(o).put("end_to_end_id", "x".repeat(36)),
                "payment.transaction.end_to_end_id_invalid",
                "transactions[0].end_to_end_id");
        refused(
                o -> transaction(o).put("client_reference", "x".repeat(101)),
                "payment.transaction.client_reference_too_long",
                "transactions[0].client_reference");
        refused(
                o -> o.put("client_reference", "x".repeat(101)),
                "payment.client_reference_too_long",
                "client_reference");
        refused(o -> o.put("expired_date", "2026-11-17T09:29:59Z"), "payment.expired_date_invalid", "expired_date");
        refused(o -> o.put("expired_date", "2027-02-15T09:30:01Z"), "payment.expired_date_invalid", "expired_date");
        refused(o -> o.put("expired_date", "17/12/2026"), "payment.expired_date_invalid", "expired_date");
        refused(o -> o.put("callback_url", "https://evil.example/"), "payment.invalid_callback_url", null);
        refused(o -> o.put("callback_url", "/p/1"), "payment.invalid_callback_url", null);
        refused(o -> o.put("country", "it"), "payment.country_invalid", "country");
        refused(o -> o.put("provider_id", 9109), "payment.provider_invalid", "provider_id");
        refused(o -> user(o).removeAll(), "payment.user.name_missing", "user.name");
        refused(o -> user(o).put("company_name", "x".repeat(71)), "payment.user.name_too_long", "user.company_name");
        refused(
                o -> user(o).put("external_reference", "client-42"),
                "payment.user.external_reference_invalid",
                "user.external_reference");
        refused(
                o -> beneficiary(o).put("iban", "FR7630006000011234567890188"),
                "payment.transaction.beneficiary_iban_invalid",
                "transactions[0].beneficiary.iban");
        refused(
                o -> beneficiary(o).put("company_name", "Société générale des établissements Dupont"),
                "payment.transaction.beneficiary_name_invalid",
                "transactions[0].beneficiary.company_name");
        refused(
                o -> beneficiary(o).put("company_name", "Dupont: Fils"),
                "payment.transaction.beneficiary_name_invalid",
                "transactions[0].beneficiary.company_name");
        refused(
                o -> beneficiary(o).remove("company_name"),
                "payment.transaction.beneficiary_name_missing",
                "transactions[0].beneficiary.company_name");
        assertThat(caller.read(LINKS).path("resources")).isEmpty();
    }

    @Test
    void theLimitsThemselvesAreAccepted() {
        ObjectNode order = order("F1")
                .put("client_reference", "x".repeat(100))
                .put("callback_url", "https://app.atelier.example/retour?x=1")
                .put("country", "fr")
                .put("provider_id", 574);
        amount(order, "35000");
        transaction(order).put("label", "Façade l'été n.12 - " + "x".repeat(30));
        user(order).put("first_name", "Anne").put("last_name", "x".repeat(70)).remove("company_name");

        assertThat(caller.post(LINKS, order.toString()).statusCode()).isEqualTo(200);
    }

    @Test
    void severalErrorsComeTogether() {
        ObjectNode order = order("F1").put("country", "it");
        amount(order, "0.001");

        HttpResponse<String> answer = caller.post(LINKS, order.toString());

        assertThat(json(answer.body()).path("errors")).hasSize(2);
    }

    @Test
    void theListComesNewestFirstAndGoesOnWhereThePageEnded() {
        for (int i = 1; i <= 5; i++) {
            caller.link("F" + i);
        }
        List<String> references = new ArrayList<>();
        String next = LINKS + "?limit=2&status=valid&since=" + encoded("2026-11-17T09:00:00.000Z");
        int pages = 0;
        while (next != null) {
            JsonNode page = caller.read(next);
            page.path("resources")
                    .forEach(
                            link -> references.add(link.path("client_reference").asText()));
            next = page.path("pagination").path("next_uri").asText(null);
            assertThat(next == null || next.startsWith(LINKS + "?")).isTrue();
            pages++;
        }
        assertThat(references).containsExactly("F5", "F4", "F3", "F2", "F1");
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void theListIsFilteredByStatusAndByTimeOfCreation() {
        caller.link("F1");
        caller.forward("PT1H");
        caller.revoke(caller.link("F2").path("id").asText());
        caller.link("F3");

        assertThat(references("?status=valid")).containsExactly("F3");
        assertThat(references("?status=expired")).containsExactly("F1");
        assertThat(references("?status=revoked")).containsExactly("F2");
        assertThat(references("?status=completed")).isEmpty();
        assertThat(references("?until=2026-11-17T10:00:00Z")).containsExactly("F1");
        assertThat(references("?since=2026-11-17T10:00:00Z")).containsExactly("F3", "F2");
    }

    @Test
    void parametersThatMakeNoSenseAreRefused() {
        for (String query : List.of("limit=0", "limit=501", "limit=x", "status=VALID", "since=hier", "after=!")) {
            assertThat(caller.get(LINKS + "?" + query).statusCode()).as(query).isEqualTo(400);
        }
    }

    @Test
    void revokingEndsALinkOnce() {
        String id = caller.link("F1").path("id").asText();

        HttpResponse<String> first = caller.revoke(id);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEmpty();
        assertThat(caller.read(LINKS + "/" + id).path("status").asText()).isEqualTo("revoked");
        assertThat(caller.revoke(id).statusCode()).isEqualTo(409);

        caller.control("faults", "{\"revoke_final_status\":200}");
        assertThat(caller.revoke(id).statusCode()).isEqualTo(200);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        String unknown = UUID.randomUUID().toString();
        assertThat(caller.get(LINKS + "/" + unknown).statusCode()).isEqualTo(404);
        assertThat(caller.get(LINKS + "/not-a-uuid").statusCode()).isEqualTo(404);
        assertThat(caller.revoke(unknown).statusCode()).isEqualTo(404);
        assertThat(caller.get(REQUESTS + "/" + unknown).statusCode()).isEqualTo(404);
        assertThat(caller.get("/v3/payment/refunds").statusCode()).isEqualTo(404);
    }

    @Test
    void attemptsAreReadByLinkNewestFirstWithAStatusPerTransaction() {
        JsonNode link = caller.link("F1");
        String id = link.path("id").asText();
        caller.link("F2");
        caller.control("links/" + id + "/pay", "{\"login\":\"id-rjct-ag01\"}");
        caller.control("links/" + id + "/pay", "{\"login\":\"id-acsc\"}");

        JsonNode page = caller.read(REQUESTS + "?payment_link_id=" + id);

        assertThat(page.path("resources")).hasSize(2);
        JsonNode paid = page.path("resources").get(0);
        assertThat(paid.path("status").asText()).isEqualTo("ACSC");
        assertThat(paid.has("status_reason")).isFalse();
        assertThat(paid.path("payment_link_id").asText()).isEqualTo(id);
        assertThat(paid.path("provider_id").asInt()).isEqualTo(574);
        JsonNode refused = page.path("resources").get(1);
        assertThat(refused.path("status_reason").asText()).isEqualTo("AG01");
        JsonNode transaction = refused.path("transactions").get(0);
        assertThat(transaction.path("status").asText()).isEqualTo("RJCT");
        assertThat(transaction.path("status_reason").asText()).isEqualTo("AG01");
        assertThat(transaction.path("client_reference").asText()).isEqualTo("F1");
        assertThat(caller.read(REQUESTS + "/" + paid.path("id").asText())).isEqualTo(paid);
        assertThat(caller.read(LINKS + "/" + id).path("payment_status").asText())
                .isEqualTo("initiated_in_success");
    }

    @Test
    void aLinkOfSeveralTransfersCanEndInParts() {
        ObjectNode order = order("F1");
        order.withArray("transactions").add(transaction(order("F2")));
        String id = caller.link(order).path("id").asText();
        JsonNode pending = caller.control("links/" + id + "/pay", "{\"login\":\"id-pdng\"}");
        String first = pending.at("/transactions/0/id").asText();
        String request = pending.path("id").asText();

        caller.control("requests/" + request + "/settle", "{\"transaction\":\"" + first + "\"}");
        caller.control("requests/" + request + "/reject", "{\"reason\":\"AC04\"}");

        JsonNode ended = caller.read(REQUESTS + "/" + request);
        assertThat(ended.path("status").asText()).isEqualTo("PART");
        assertThat(ended.at("/transactions/0/status").asText()).isEqualTo("ACSC");
        assertThat(ended.at("/transactions/1/status_reason").asText()).isEqualTo("AC04");
        assertThat(caller.control("ledger").path("total").decimalValue()).isEqualByComparingTo("1234.50");
    }

    @Test
    void theProvidersSayWhatTheyCanDo() {
        JsonNode providers = caller.read("/v3/providers").path("resources");

        JsonNode demo = providers.get(0);
        assertThat(demo.path("id").asInt()).isEqualTo(574);
        assertThat(demo.path("name").asText()).isEqualTo("Demo Bank");
        assertThat(demo.path("country_code").asText()).isEqualTo("FR");
        assertThat(demo.path("capabilities").toString()).contains("single_payment");
        assertThat(providers.findValuesAsText("group_name")).contains("Crédit Bocager");
    }

    private void refused(Consumer<ObjectNode> change, String code, String property) {
        ObjectNode order = order("F1");
        change.accept(order);
        HttpResponse<String> answer = caller.post(LINKS, order.toString());
        assertThat(answer.statusCode()).as(code).isEqualTo(400);
        JsonNode errors = json(answer.body()).path("errors");
        assertThat(errors).as(answer.body()).hasSize(1);
        assertThat(errors.get(0).path("code").asText()).isEqualTo(code);
        assertThat(errors.get(0).path("property").asText(null)).isEqualTo(property);
        assertThat(errors.get(0).path("message").asText()).isNotBlank();
    }

    private static void amount(ObjectNode order, String amount) {
        transaction(order).put("amount", new BigDecimal(amount));
    }

    private static ObjectNode user(ObjectNode order) {
        return (ObjectNode) order.path("user");
    }

    private static ObjectNode beneficiary(ObjectNode order) {
        return (ObjectNode) transaction(order).path("beneficiary");
    }

    private Instant expiry(JsonNode created) {
        JsonNode link = caller.read(LINKS + "/" + created.path("id").asText());
        return Instant.parse(link.path("expired_at").asText());
    }

    private List<String> references(String query) {
        return caller.read(LINKS + query).path("resources").findValuesAsText("client_reference").stream()
                .distinct()
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
