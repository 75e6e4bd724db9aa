package fr.encaisse.simulator;

import static fr.encaisse.simulator.Caller.LINKS;
import static fr.encaisse.simulator.Caller.REQUESTS;
import static fr.encaisse.simulator.Caller.location;
import static fr.encaisse.simulator.Caller.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The payer's way through the hosted pages and the bank, form by form. */
class HostedPagesTest {

    private static final String CALLBACK = "http://localhost:1/p/token?from=bridge#top";
    private static final String PAY_BUTTON = "name=\"provider\"";

    private BridgeSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        simulator = BridgeSimulator.start(SimulatorSettings.onPort(0).withSettlementDelay(Duration.ofHours(1)));
        caller = new Caller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void thePageShowsThePaymentAndTheBanksInTheLanguageOfTheBrowser() {
        String url = url(caller.link("F1"));

        String french = caller.open(url).body();
        assertThat(french)
                .contains("lang=\"fr\"", "Simulateur Bridge", "Atelier Dupont", "Facture F1", "FR76 •••• 189")
                .contains("data-testid=\"bank-574\"", "data-testid=\"group-credit-bocager\"", "data-testid=\"close\"")
                .contains("Choisissez votre banque")
                .containsPattern("1\\h234,50\\h€")
                .doesNotContain("Épargne Horizon", "<script", "http://", "https://");

        HttpResponse<String> english = caller.send(caller.plain(url).header("Accept-Language", "en-GB,en;q=0.8"));
        assertThat(english.body()).contains("lang=\"en\"", "Choose your bank", "€1,234.50");
        assertThat(english.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(caller.open("/assets/pages.css").statusCode()).isEqualTo(200);
    }

    @Test
    void openingThePageChangesNothing() {
        JsonNode link = caller.link("F1");
        JsonNode before = read(link);

        caller.open(url(link));
        caller.open(url(link) + "?group=credit-bocager");
        caller.open(url(link) + "?q=alpin");
        caller.open(url(link) + "/close?step=banks_list");

        assertThat(read(link)).isEqualTo(before);
        assertThat(caller.read(REQUESTS).path("resources")).isEmpty();
    }

    @Test
    void aBankIsFoundByItsNameAndAGroupOpensItsBranches() {
        String url = url(caller.link("F1"));

        assertThat(caller.open(url + "?q=ALPIN").body()).contains("bank-9103").doesNotContain("bank-574");
        assertThat(caller.open(url + "?q=normandie").body()).contains("bank-9105");
        assertThat(caller.open(url + "?q=%3Cb%3E").body()).contains("&lt;b&gt;").doesNotContain("<b>");
        assertThat(caller.open(url + "?group=credit-bocager").body())
                .contains("bank-9104", "bank-9105", "step=parent_bank_page")
                .doesNotContain("bank-574");
    }

    @Test
    void choosingABankBeginsAnAttemptThatWaitsAtTheBank() {
        JsonNode link = caller.link("F1");

        String bankPage = caller.chooseBank(url(link), 9101);

        assertThat(onlyAttempt().path("status").asText()).isEqualTo("ACTC");
        assertThat(onlyAttempt().path("provider_id").asInt()).isEqualTo(9101);
        assertThat(read(link).path("status").asText()).isEqualTo("valid");
        assertThat(caller.open(bankPage).body())
                .contains(
                        "Banque Armorine",
                        "data-testid=\"login\"",
                        "data-testid=\"password\"",
                        "data-testid=\"continue\"");
    }

    @Test
    void theBankAsksForLoginAccountAndCodeBeforeTheConfirmation() {
        String bankPage = caller.chooseBank(url(caller.link("F1")), 574);

        assertThat(caller.submit(bankPage + "/login", Map.of("login", "sixsix", "password", "password")))
                .endsWith("?problem=login");
        assertThat(caller.submit(bankPage + "/login", Map.of("login", "id-acsc", "password", "short")))
                .endsWith("?problem=login");
        assertThat(caller.open(bankPage + "?problem=login").body()).contains("role=\"alert\"");
        caller.submit(bankPage + "/login", Map.of("login", "id-acsc", "password", "password"));
        assertThat(caller.open(bankPage).body()).contains("data-testid=\"account-1\"", "data-testid=\"account-2\"");
        caller.submit(bankPage + "/account", Map.of("account", "1"));
        assertThat(caller.open(bankPage).body())
                .contains("data-testid=\"otp\"", "data-testid=\"confirm\"", "data-testid=\"refuse\"");
        assertThat(caller.submit(bankPage + "/confirm", Map.of("otp", "123456", "decision", "confirm")))
                .endsWith("?problem=otp");
        assertThat(onlyAttempt().path("status").asText()).isEqualTo("ACTC");
        caller.submit(bankPage + "/confirm", Map.of("otp", "1234567", "decision", "confirm"));
        assertThat(onlyAttempt().path("status").asText()).isEqualTo("ACSC");
    }

    @Test
    void anAccountWithoutStrongAuthenticationNeedsNoCode() {
        String bankPage = caller.chooseBank(url(caller.link("F1")), 574);
        caller.submit(bankPage + "/login", Map.of("login", "id-acsc", "password", "password"));
        caller.submit(bankPage + "/account", Map.of("account", "2"));

        assertThat(caller.open(bankPage).body()).doesNotContain("data-testid=\"otp\"");
        caller.submit(bankPage + "/confirm", Map.of("decision", "confirm"));

        assertThat(onlyAttempt().path("status").asText()).isEqualTo("ACSC");
    }

    @Test
    void afterTheConfirmationThePayerReturnsToTheMerchantWithTheIdsInTheQuery() {
        JsonNode link = caller.link(order("F1").put("callback_url", CALLBACK));

        String back = caller.pay(url(link), "id-acsc");

        assertThat(back)
                .isEqualTo("http://localhost:1/p/token?from=bridge&payment_link_id=" + id(link) + "&payment_request_id="
                        + onlyAttempt().path("id").asText() + "&status=success#top");
        assertThat(HostedAddress.append("https://a.fr/p", "x=1")).isEqualTo("https://a.fr/p?x=1");
        assertThat(HostedAddress.append("https://a.fr/p?", "x=1")).isEqualTo("https://a.fr/p?x=1");
    }

    @Test
    void withoutACallbackBridgeShowsTheResultItself() {
        String result = caller.pay(url(caller.link("F1")), "id-acsc");

        assertThat(caller.open(result).body()).contains("data-testid=\"result-acsc\"", "Virement effectué");
    }

    @Test
    void theExitCrossLeadsBackWithTheStepWherePayersLeft() {
        JsonNode link = caller.link(order("F1").put("callback_url", CALLBACK));
        String abort = "http://localhost:1/p/token?from=bridge&payment_link_id=" + id(link) + "&status=abort&step=";

        for (String step : List.of("banks_list", "parent_bank_page", "bank_page")) {
            assertThat(location(caller.open(url(link) + "/close?step=" + step))).isEqualTo(abort + step + "#top");
        }
        String bankPage = caller.chooseBank(url(link), 574);
        assertThat(caller.open(bankPage).body()).contains("/close?step=bank_page");
        assertThat(caller.open(url(caller.link("F2")) + "/close?step=banks_list")
                        .body())
                .contains("data-testid=\"left\"", "data-testid=\"retry\"");
        assertThat(onlyAttempt().path("status").asText()).isEqualTo("ACTC");
    }

    @Test
    void theLoginDecidesHowTheAttemptEnds() {
        assertThat(endOf("id-acsc")).containsExactly("ACSC", "ACSC", null);
        assertThat(endOf("ID_ACSC")).containsExactly("ACSC", "ACSC", null);
        assertThat(endOf("id-pdng-acsc")).containsExactly("PDNG", "ACSC", null);
        assertThat(endOf("id_pdng_acsc")).containsExactly("PDNG", "ACSC", null);
        assertThat(endOf("jeanne.martin")).containsExactly("PDNG", "ACSC", null);
        assertThat(endOf("id-pdng-rjct")).containsExactly("PDNG", "RJCT", "MS03");
        assertThat(endOf("id-pdng")).containsExactly("PDNG", "PDNG", null);
        assertThat(endOf("id-rjct")).containsExactly("RJCT", "RJCT", null);
        for (String reason : DemoBankLogin.REASONS) {
            assertThat(endOf("id_rjct_" + reason.toLowerCase())).containsExactly("RJCT", "RJCT", reason);
        }
    }

    @Test
    void aRefusalLeavesTheLinkValidForAnotherBank() {
        JsonNode link = caller.link(order("F1").put("callback_url", CALLBACK));
        String bankPage = caller.chooseBank(url(link), 574);
        caller.logIn(bankPage, "id-acsc");

        String after = caller.submit(bankPage + "/confirm", Map.of("decision", "refuse"));
        String result = location(caller.open(after));

        assertThat(result).startsWith("/link/");
        assertThat(caller.open(result).body())
                .contains("data-testid=\"result-rjct\"", "data-testid=\"retry\"", "Choisir une autre banque");
        assertThat(onlyAttempt().path("status_reason").asText()).isEqualTo("CUST");
        assertThat(read(link).path("status").asText()).isEqualTo("valid");

        caller.pay(url(link), "id-acsc");

        assertThat(read(link).path("status").asText()).isEqualTo("completed");
        assertThat(attempts().findValuesAsText("status")).contains("ACSC", "RJCT");
    }

    @Test
    void aLateRejectionLeavesTheLinkCompletedAndPayersWithoutAButton() {
        JsonNode link = caller.link("F1");
        String result = caller.pay(url(link), "id-pdng-rjct");
        assertThat(caller.open(result).body()).contains("data-testid=\"result-pdng\"");

        caller.forward("PT1H");

        assertThat(read(link).path("status").asText()).isEqualTo("completed");
        assertThat(onlyAttempt().path("status").asText()).isEqualTo("RJCT");
        assertThat(caller.open(result).body())
                .contains("data-testid=\"result-rjct\"")
                .doesNotContain("data-testid=\"retry\"");
    }

    @Test
    void anExpiredRevokedOrCompletedLinkCannotBePaid() {
        JsonNode completed = caller.link("F1");
        caller.pay(url(completed), "id-acsc");
        JsonNode revoked = caller.link("F2");
        caller.revoke(id(revoked));
        JsonNode expired = caller.link("F3");
        caller.forward("PT15M");

        for (JsonNode link : List.of(completed, revoked, expired)) {
            String status = read(link).path("status").asText();
            assertThat(caller.open(url(link)).body())
                    .contains("data-testid=\"link-" + status + "\"")
                    .doesNotContain(PAY_BUTTON);
            assertThat(caller.chooseBank(url(link), 574)).startsWith("/link/");
        }
        assertThat(attempts()).hasSize(1);
    }

    @Test
    void aLinkWithItsBankSkipsTheBankList() {
        String page = caller.open(url(caller.link(order("F1").put("provider_id", 9103))))
                .body();

        assertThat(page).contains("bank-9103").doesNotContain("bank-574", "data-testid=\"search\"");
    }

    @Test
    void aPayerAtTheBankMayStillConfirmAfterTheLinkHasDied() {
        JsonNode link = caller.link("F1");
        String bankPage = caller.chooseBank(url(link), 574);
        caller.logIn(bankPage, "id-acsc");
        caller.forward("PT15M");

        caller.submit(bankPage + "/confirm", Map.of("otp", "2468013", "decision", "confirm"));

        assertThat(read(link).path("status").asText()).isEqualTo("expired");
        assertThat(onlyAttempt().path("status").asText()).isEqualTo("ACSC");
    }

    @Test
    void lateConfirmationsCanBeSwitchedOff() {
        caller.control("faults", "{\"late_completion\":false}");
        JsonNode link = caller.link("F1");
        String bankPage = caller.chooseBank(url(link), 574);
        caller.logIn(bankPage, "id-acsc");
        caller.revoke(id(link));

        caller.submit(bankPage + "/confirm", Map.of("otp", "2468013", "decision", "confirm"));

        assertThat(onlyAttempt().path("status").asText()).isEqualTo("RJCT");
    }

    @Test
    void twoPayersAtOnceCanBothPay() {
        String url = url(caller.link("F1"));
        String first = caller.chooseBank(url, 574);
        String second = caller.chooseBank(url, 9101);
        for (String bankPage : List.of(first, second)) {
            caller.logIn(bankPage, "id-acsc");
            caller.submit(bankPage + "/confirm", Map.of("otp", "2468013", "decision", "confirm"));
        }

        JsonNode entry = caller.control("ledger").path("entries").get(0);
        assertThat(entry.path("client_reference").asText()).isEqualTo("F1");
        assertThat(entry.path("transfers").asInt()).isEqualTo(2);
        assertThat(entry.path("amount").decimalValue()).isEqualByComparingTo("2469.00");
    }

    @Test
    void confirmingTwicePaysOnce() {
        String bankPage = caller.chooseBank(url(caller.link("F1")), 574);
        caller.logIn(bankPage, "id-acsc");
        Map<String, String> confirmation = Map.of("otp", "2468013", "decision", "confirm");

        caller.submit(bankPage + "/confirm", confirmation);
        caller.submit(bankPage + "/confirm", confirmation);
        caller.submit(bankPage + "/confirm", Map.of("decision", "refuse"));

        assertThat(caller.control("ledger").path("transfers").asInt()).isEqualTo(1);
    }

    @Test
    void anAttemptThatIsNeverConfirmedEndsOnlyWhereThatIsAskedFor() {
        caller.chooseBank(url(caller.link("F1")), 574);
        caller.control("faults", "{\"abandon_after_seconds\":600}");
        caller.chooseBank(url(caller.link("F2")), 574);

        caller.forward("PT10M");

        assertThat(attempts().get(0).path("status_reason").asText()).isEqualTo("NOAS");
        assertThat(attempts().get(1).path("status").asText()).isEqualTo("ACTC");
    }

    @Test
    void thePendingTransferSettlesByItself() throws IOException {
        try (BridgeSimulator quick =
                BridgeSimulator.start(SimulatorSettings.onPort(0).withSettlementDelay(Duration.ofMillis(200)))) {
            Caller payer = new Caller(quick);
            payer.pay(url(payer.link("F1")), "id-pdng-acsc");
            Awaitility.await()
                    .until(() -> payer.read(REQUESTS)
                            .at("/resources/0/status")
                            .asText()
                            .equals("ACSC"));
        }
    }

    @Test
    void pagesThatDoNotExistSaySo() {
        assertThat(caller.open("/link/0000").statusCode()).isEqualTo(404);
        assertThat(caller.open("/bank/none").statusCode()).isEqualTo(404);
        assertThat(caller.open("/elsewhere").body()).contains("data-testid=\"problem-unknown\"");
    }

    private List<String> endOf(String login) {
        caller.control("reset", "{}");
        caller.pay(url(caller.link("F1")), login);
        String first = onlyAttempt().path("status").asText();
        caller.forward("PT1H");
        JsonNode end = onlyAttempt();
        return Arrays.asList(
                first, end.path("status").asText(), end.path("status_reason").asText(null));
    }

    private JsonNode attempts() {
        return caller.read(REQUESTS).path("resources");
    }

    private JsonNode onlyAttempt() {
        assertThat(attempts()).hasSize(1);
        return attempts().get(0);
    }

    private JsonNode read(JsonNode link) {
        return caller.read(LINKS + "/" + id(link));
    }

    private static String id(JsonNode link) {
        return link.path("id").asText();
    }

    private static String url(JsonNode link) {
        return link.path("url").asText();
    }
}
