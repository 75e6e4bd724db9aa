package fr.encaisse.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.encaisse.EncaisseTest;
import fr.encaisse.IssuedInvoice;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.creditnote.CreditNote;
import fr.encaisse.document.Documents;
import fr.encaisse.document.StoredDocument;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.payment.PaymentBook;
import fr.encaisse.payment.PaymentEntry;
import fr.encaisse.payment.Payments;
import fr.encaisse.payment.Standing.Phase;
import fr.encaisse.payment.TypedEntry;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The public address in every phase a payment can be in, at a simulated Bridge and its banks. */
@EncaisseTest
class CustomerPageTest {

    @Autowired
    ApplicationContext app;

    @Autowired
    MutableClock clock;

    @Autowired
    MockMvc web;

    @Autowired
    Payments payments;

    @Autowired
    Invoices invoices;

    @Autowired
    Documents documents;

    @LocalServerPort
    int port;

    InvoiceContent invoice;
    String address;

    @BeforeEach
    void anIssuedInvoice() {
        SimulatedBridge.reset();
        issue("MO-MEN");
    }

    @AfterEach
    void realTimeAndNoFaults() {
        clock.reset();
        SimulatedBridge.reset();
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void everyPhaseIsToldInBothLanguagesOnASmallPage(Phase phase) throws Exception {
        bring(phase);
        for (String language : List.of("fr", "en")) {
            String page = body(get(address).header("Accept-Language", language));
            assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(50_000);
            assertThat(page)
                    .contains("lang=\"" + language + "\"", invoice.number(), "Atelier Lefèvre &amp; Fils")
                    .contains(address + "/facture.pdf")
                    .doesNotContain("_csrf", "??");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"TO_PAY", "LINK_READY", "CHOOSING_BANK", "REFUSED", "LEFT"})
    void whatMayBePaidHasTheButton(Phase phase) throws Exception {
        bring(phase);
        assertThat(body(get(address)))
                .contains("action=\"" + address + "/pay\"", "par virement bancaire", gross())
                .doesNotContain("http-equiv=\"refresh\"", "<script", "data-look");
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"AT_BANK", "PENDING", "PAID", "CANCELLED"})
    void whatMustNotBePaidAgainHasNone(Phase phase) throws Exception {
        bring(phase);
        assertThat(body(get(address))).doesNotContain("<form", "<button");
    }

    @Test
    void theDueDayIsToldAndLaterThatItHasPassed() throws Exception {
        String day = Display.day(invoice.dueDate(), Locale.FRENCH);
        assertThat(body(get(address))).contains("à régler au plus tard le " + day);
        clock.forward(Duration.ofDays(32));
        assertThat(body(get(address))).contains("était à régler le " + day);
    }

    @Test
    void aPartIsPaidApartAndWhatIsWrongWithItStandsBesideIt() throws Exception {
        assertThat(body(get(address))).contains("Payer une partie", "name=\"part\"");
        String wrong = web.perform(post(address + "/part").param("part", "2"))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(wrong).contains("C’est trop peu", "10,00", "value=\"2\"", "<details open=\"open\"");
        web.perform(post(address + "/part").param("part", "12,50")).andExpect(status().isSeeOther());
        assertThat(phase()).isEqualTo(Phase.CHOOSING_BANK);
        SimulatedBridge.pay(payments.standing(invoice.id()).link(), "id-acsc");
        payments.check(invoice.id());
        assertThat(body(get(address))).contains("Déjà reçu", "12,50", "Payer une partie");
    }

    @Test
    void whatHasComeInAlreadyIsTold() {
        PaymentBook part =
                new PaymentBook(Money.of("380"), Money.of("100"), Money.ZERO, List.of(), List.of(), List.of());
        Received received = Received.of(part, Locale.FRENCH);
        assertThat(received.part()).isTrue();
        assertThat(received.sum()).isEqualTo("100,00\u00a0€");
        Owed owed = Owed.of(Money.of("500"), part, Locale.FRENCH);
        assertThat(owed.due()).isEqualTo("380,00\u00a0€");
        assertThat(owed.wanted()).isEqualTo("480,00\u00a0€");
        assertThat(owed.credited()).isEqualTo("20,00\u00a0€");
    }

    @Test
    void aPaidInvoiceShowsItsReceipt() throws Exception {
        bring(Phase.PAID);
        assertThat(body(get(address)))
                .contains("Payée, merci", gross(), Display.day(CompanyDay.today(clock), Locale.FRENCH))
                .contains("Virement bancaire", invoice.account().holder(), "Télécharger la facture");
    }

    @Test
    void whatCameInSeveralTimesStandsInTheReceiptOneByOneWithoutSlipsOfAHand() throws Exception {
        Money due = payments.standing(invoice.id()).due();
        String today = CompanyDay.today(clock).toString();
        String yesterday = CompanyDay.today(clock).minusDays(1).toString();
        record("12,50", yesterday);
        long slip = record("20", today);
        assertThat(body(get(address))).contains("Versements", "12,50", "20,00");
        payments.reverse(invoice.id(), slip, "mauvaise facture", "manager");
        assertThat(body(get(address)))
                .contains(
                        "Versements",
                        "12,50",
                        Display.day(CompanyDay.today(clock).minusDays(1), Locale.FRENCH))
                .doesNotContain("20,00\u00a0€");
        SimulatedBridge.pay(payments.openLink(invoice.id()).orElseThrow(), "id-acsc");
        payments.check(invoice.id());
        assertThat(body(get(address).header("Accept-Language", "en")))
                .contains("Paid", "Payments", "Transfer", "Online payment", "€12.50")
                .contains(Display.money(due.minus(Money.of("12.50")), Locale.ENGLISH));
    }

    @Test
    void whatWasPaidTwiceIsOwedBack() throws Exception {
        bring(Phase.PAID);
        assertThat(body(get(address))).doesNotContain("Versements", "en trop");
        record("10", CompanyDay.today(clock).toString());
        assertThat(body(get(address))).contains("Versements", "Reçu en trop", "10,00");
    }

    private long record(String amount, String day) {
        payments.recordTransfer(
                invoice.id(),
                new TypedEntry(amount, day, "VIR DUPRE", true),
                UUID.randomUUID().toString(),
                "manager");
        List<PaymentEntry> entries = payments.payments(invoice.id()).entries();
        return entries.get(entries.size() - 1).id();
    }

    @Test
    void aRefusalTellsWhatTheBankSaid() throws Exception {
        bring(Phase.REFUSED);
        assertThat(body(get(address))).contains("Votre banque a refusé", "Le compte est bloqué.", "Réessayer");
    }

    @Test
    void aPaymentUnderWayTellsSinceWhen() throws Exception {
        bring(Phase.AT_BANK);
        assertThat(body(get(address)))
                .contains("Un paiement est en cours", "depuis le ")
                .contains("data-look=\"3\"", "<script", ">Actualiser</a>")
                .as("WCAG 2.2.1: nothing is taken from whoever reads slowly")
                .doesNotContain("http-equiv=\"refresh\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"LINK_READY", "CHOOSING_BANK", "AT_BANK"})
    void backFromTheBankThePageLooksAgainByItself(Phase phase) throws Exception {
        bring(phase);
        assertThat(body(get(address + "?status=success&payment_link_id=x")))
                .contains("nous vérifions auprès de votre banque")
                .contains("href=\"" + address + "?look=1&amp;status=back\" data-look=\"3\"")
                .doesNotContain("<form");
        assertThat(body(get(address + "?status=back&look=59"))).contains("data-look=\"10\"");
        assertThat(body(get(address + "?status=back&look=60")))
                .as("not for ever, and then without what the way back claimed")
                .contains("href=\"" + address + "?look=61\" data-look=\"0\"", ">Actualiser</a>");
        assertThat(body(get(address + "?status=back&look=nonsense"))).contains("data-look=\"3\"");
    }

    @Test
    void whatTheAddressClaimsIsNotBelieved() throws Exception {
        assertThat(body(get(address + "?status=success")))
                .contains("À payer", "<button")
                .doesNotContain("Payée");
    }

    @Test
    void whoeverLeftBridgeMayPayAtOnce() throws Exception {
        bring(Phase.LINK_READY);
        assertThat(body(get(address + "?status=abort&step=banks_list"))).contains("À payer", "<button");
    }

    @Test
    void scannedFromStaffsScreenItLeadsStraightToTheBankListButNotOnTheWayBack() throws Exception {
        URI bankList = payments.openLink(invoice.id()).orElseThrow();
        assertThat(body(get(address))).as("not on a screen").contains("À payer");
        payments.onScreen(invoice.id());
        web.perform(get(address))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", bankList.toString()))
                .andExpect(header().string("Cache-Control", "no-store"));
        web.perform(get(address + "?status=success")).andExpect(status().isOk());
        web.perform(get(address + "?look=1")).andExpect(status().isOk());
    }

    @Test
    void staffAreToldThatSomebodyScannedButNotOfPreviews() throws Exception {
        payments.openLink(invoice.id());
        payments.onScreen(invoice.id());
        web.perform(head(address));
        web.perform(get(address).header("Sec-Purpose", "prefetch"));
        assertThat(phase()).isEqualTo(Phase.LINK_READY);
        web.perform(get(address));
        assertThat(phase()).isEqualTo(Phase.CHOOSING_BANK);
        clock.forward(Duration.ofMinutes(6));
        assertThat(phase()).as("put the phone away").isEqualTo(Phase.LINK_READY);
    }

    @Test
    void whoeverComesBackWithoutABankIsNotChoosingAnyMore() throws Exception {
        web.perform(post(address + "/pay"));
        assertThat(phase()).isEqualTo(Phase.CHOOSING_BANK);
        body(get(address + "?status=abort&step=banks_list"));
        assertThat(phase()).isEqualTo(Phase.LINK_READY);
    }

    @Test
    void aScanAfterARefusalIsANewTry() throws Exception {
        bring(Phase.REFUSED);
        payments.onScreen(invoice.id());
        clock.forward(Duration.ofSeconds(10));
        web.perform(get(address)).andExpect(status().isSeeOther());
        assertThat(phase()).isEqualTo(Phase.CHOOSING_BANK);
        assertThat(payments.standing(invoice.id()).reason()).isEmpty();
    }

    @Test
    void aRefusalIsOverOnceStaffInviteToTryAgain() throws Exception {
        bring(Phase.REFUSED);
        payments.invite(invoice.id());
        assertThat(phase()).isEqualTo(Phase.LINK_READY);
        web.perform(get(address));
        assertThat(phase()).as("scanned again at once").isEqualTo(Phase.CHOOSING_BANK);
    }

    @Test
    void aRefusalIsToldAlsoWhenTheProcessLooksAfterTheLinkOnlyThen() throws Exception {
        payments.invite(invoice.id());
        web.perform(post(address + "/pay")).andExpect(status().isSeeOther());
        SimulatedBridge.pay(payments.standing(invoice.id()).link(), "id-rjct-ac06");
        clock.forward(Duration.ofSeconds(1));
        payments.keepLink(invoice.id());
        assertThat(phase()).isEqualTo(Phase.REFUSED);
        assertThat(body(get(address + "?status=abort&step=bank_page")))
                .contains("Votre banque a refusé", "Le compte est bloqué.", "Réessayer");
        web.perform(post(address + "/pay")).andExpect(status().isSeeOther());
        assertThat(phase()).as("a new try").isNotEqualTo(Phase.REFUSED);
    }

    @Test
    void lookingCreatesNothing() throws Exception {
        body(get(address));
        web.perform(get(address + "/pay"))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", address));
        assertThat(SimulatedBridge.links()).isEmpty();
        assertThat(payments.standing(invoice.id()).phase()).isEqualTo(Phase.TO_PAY);
    }

    @Test
    void payingLeadsToTheBankListAndThenToTheReceipt() throws Exception {
        String bankList = web.perform(post(address + "/pay"))
                .andExpect(status().isSeeOther())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        web.perform(post(address + "/pay")).andExpect(header().string("Location", bankList));
        assertThat(SimulatedBridge.links()).hasSize(1);
        SimulatedBridge.pay(URI.create(bankList), "id-acsc");
        payments.check(invoice.id());
        assertThat(body(get(address + "?status=success"))).contains("Payée, merci");
    }

    @Test
    void whileBridgeIsDownAnOrdinaryTransferIsOffered() throws Exception {
        SimulatedBridge.faults("{\"down\":true}");
        MockHttpServletResponse answer =
                web.perform(post(address + "/pay")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains(
                        "ne répond pas",
                        invoice.account().iban().grouped(),
                        invoice.account().bic(),
                        invoice.account().holder(),
                        gross(),
                        invoice.number(),
                        "<button");
    }

    @Test
    void whatIsTooMuchForOneTransferIsPaidByAnOrdinaryOneOrInSeveralParts() throws Exception {
        issue("FO-PAC-AE");
        for (MockHttpServletRequestBuilder request : List.of(get(address), post(address + "/pay"))) {
            assertThat(body(request))
                    .contains(
                            "n’est pas possible au-delà",
                            invoice.account().iban().grouped(),
                            "au plus 35\u00a0000,00\u00a0€")
                    .doesNotContain("action=\"" + address + "/pay\"");
        }
        String whole = payments.standing(invoice.id()).due().toString();
        for (String typed : List.of(whole, "35000,01")) {
            assertThat(web.perform(post(address + "/part").param("part", typed))
                            .andExpect(status().isUnprocessableEntity())
                            .andReturn()
                            .getResponse()
                            .getContentAsString(StandardCharsets.UTF_8))
                    .contains("ne peut pas dépasser");
        }
        assertThat(SimulatedBridge.links()).isEmpty();
        web.perform(post(address + "/part").param("part", "35000")).andExpect(status().isSeeOther());
        SimulatedBridge.pay(payments.standing(invoice.id()).link(), "id-acsc");
        payments.check(invoice.id());
        assertThat(payments.standing(invoice.id()).paid()).isEqualTo(Money.of("35000"));
    }

    @Test
    void whatBridgeRefusedIsPaidByAnOrdinaryTransferAndMayBeTriedAgain() throws Exception {
        SimulatedBridge.faults("{\"fail_next\":1,\"fail_status\":400,\"only\":\"create_link\"}");
        assertThat(body(post(address + "/pay")))
                .contains("n’a pas pu s’ouvrir", invoice.account().iban().grouped(), "Réessayer");
        assertThat(body(get(address))).contains("n’a pas pu s’ouvrir", "Réessayer");
    }

    @Test
    void anOrdinaryTransferIsAWayOutWheneverSomethingIsDue() throws Exception {
        assertThat(body(get(address)))
                .contains(
                        "<details>",
                        invoice.account().holder(),
                        invoice.account().bic())
                .contains(invoice.account().iban().grouped());
        bring(Phase.PENDING);
        assertThat(body(get(address))).doesNotContain(invoice.account().iban().grouped());
    }

    @Test
    void thePageTellsWhoTheIssuerIsAndHowToReachThem() throws Exception {
        Issuer issuer = invoice.issuer();
        assertThat(body(get(address)))
                .contains(
                        issuer.siren().replaceAll("(...)(?=.)", "$1 "),
                        issuer.address().street(),
                        issuer.address().postcode())
                .contains("tel:" + issuer.phone().replace(" ", ""), "mailto:" + issuer.email());
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void thePageWeighsLittleWithAllThatItLoads(Phase phase) throws Exception {
        bring(phase);
        String page = body(get(address));
        int weight = page.getBytes(StandardCharsets.UTF_8).length;
        Matcher loaded = Pattern.compile("<(?:link|img|script|iframe)[^>]+(?:href|src)=\"([^\"]+)\"")
                .matcher(page);
        while (loaded.find()) {
            weight += web.perform(get(loaded.group(1)))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray()
                    .length;
        }
        assertThat(weight).isLessThan(50_000);
        assertThat(page).doesNotContain("@import", "url(");
    }

    @Test
    void theSecondPhoneSeesThatAPaymentIsUnderWayAndASilentOneBlocksNobodyForLong() throws Exception {
        String bankList = web.perform(post(address + "/pay"))
                .andExpect(status().isSeeOther())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        assertThat(body(get(address))).as("nobody has chosen a bank yet").contains("il y a un instant", "<button");
        SimulatedBridge.chooseBank(URI.create(bankList));
        payments.check(invoice.id());
        assertThat(body(get(address))).contains("Un paiement est en cours").doesNotContain("<form");
        web.perform(post(address + "/pay")).andExpect(header().string("Location", address));
        clock.forward(Duration.ofMinutes(10));
        assertThat(body(get(address))).contains("n’est pas allé jusqu’au bout", "<button");
        web.perform(post(address + "/pay")).andExpect(header().string("Location", bankList));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WhatsApp/2.24.9.78 A",
                "facebookexternalhit/1.1 Facebot Twitterbot/1.0",
                "Mozilla/5.0 (compatible; Googlebot/2.1)",
                "Slackbot-LinkExpanding 1.0",
                "Mozilla/5.0 SkypeUriPreview Preview/0.5"
            })
    void previewsCreateNothingAndAreNoScan(String agent) throws Exception {
        payments.openLink(invoice.id());
        payments.onScreen(invoice.id());
        int before = SimulatedBridge.links().size();
        web.perform(get(address).header("User-Agent", agent));
        web.perform(head(address).header("User-Agent", agent));
        assertThat(SimulatedBridge.links()).hasSize(before);
        assertThat(phase()).isEqualTo(Phase.LINK_READY);
    }

    @Test
    void aRevokedCodeTellsToContactTheIssuerAndTheNewOneLeadsOn() throws Exception {
        payments.openLink(invoice.id());
        payments.renewAddress(invoice.id(), "manager");
        for (String end : List.of("", "/facture.pdf", "?status=success")) {
            MockHttpServletResponse answer = web.perform(get(address + end))
                    .andExpect(status().isGone())
                    .andExpect(header().string("Cache-Control", "no-store"))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                    .contains(
                            "n’est plus valable",
                            "contactez l’émetteur",
                            invoice.issuer().phone())
                    .doesNotContain(invoice.number(), gross(), "<form");
        }
        assertThat(revokedBody("?status=success")).contains("ne payez pas une seconde fois");
        web.perform(post(address + "/pay")).andExpect(status().isGone());
        assertThat(SimulatedBridge.links().get(0).path("status").asText())
                .as("its way back led to the old address")
                .isEqualTo("revoked");

        address = payments.publicAddress(invoice.id()).getPath();
        assertThat(body(get(address))).contains("À payer", gross());
        web.perform(post(address + "/pay")).andExpect(status().isSeeOther());
    }

    @Test
    void whoHasPaidAndPressesAnOldButtonWhileBridgeIsDownIsAskedForNoTransfer() throws Exception {
        bring(Phase.PENDING);
        SimulatedBridge.faults("{\"down\":true}");
        String page = web.perform(post(address + "/pay"))
                .andExpect(status().isServiceUnavailable())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page)
                .contains("Votre virement est en route")
                .doesNotContain(invoice.account().iban().grouped(), "role=\"alert\"", "<button");
    }

    @Test
    void aCodeIsRevokedAlsoWhileBridgeIsDown() throws Exception {
        payments.openLink(invoice.id());
        SimulatedBridge.faults("{\"down\":true}");
        payments.renewAddress(invoice.id(), "manager");
        web.perform(get(address)).andExpect(status().isGone());
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() throws Exception {
        for (int n = 0; n < RequestLimits.PAYMENTS_PER_INVOICE; n++) {
            web.perform(post(address + "/pay")).andExpect(status().isSeeOther());
        }
        MockHttpServletResponse refused = web.perform(post(address + "/pay"))
                .andExpect(status().isTooManyRequests())
                .andReturn()
                .getResponse();
        assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 30);
        assertThat(refused.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
                .contains("Trop de demandes", " secondes")
                .doesNotContain("??");
        assertThat(body(get(address))).as("looking is another matter").contains(invoice.number());
    }

    @Test
    void guessingEndsSoonAndOnlyForTheGuesser() throws Exception {
        for (int n = 0; n < RequestLimits.UNKNOWN_PER_CLIENT; n++) {
            web.perform(from("203.0.113.7", "/p/" + n)).andExpect(status().isNotFound());
        }
        // Every three seconds one more is allowed, and this machine may be slow.
        await().untilAsserted(
                        () -> web.perform(from("203.0.113.7", "/p/once-more")).andExpect(status().isTooManyRequests()));
        web.perform(from("203.0.113.8", "/p/once-more")).andExpect(status().isNotFound());
        web.perform(from("203.0.113.7", address)).andExpect(status().isOk());
    }

    @Test
    void theClientIsTheOneThatTheNearestProxyNamesWhateverElseTheRequestClaims() throws Exception {
        AtomicInteger claimed = new AtomicInteger();
        Callable<Integer> guess = () -> guess("198.51.100." + claimed.getAndIncrement() + ", 203.0.113.99");
        for (int n = 0; n < RequestLimits.UNKNOWN_PER_CLIENT; n++) {
            assertThat(guess.call()).isEqualTo(404);
        }
        await().until(guess, answer -> answer == 429);
        assertThat(guess("198.51.100.0, 203.0.113.98")).as("another client").isEqualTo(404);
    }

    private int guess(String forwardedFor) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/p/guess"))
                .header("X-Forwarded-For", forwardedFor)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"PAID", "PENDING", "CANCELLED"})
    void aButtonPressedTooLateLeadsToWhereThingsStand(Phase phase) throws Exception {
        bring(phase);
        web.perform(post(address + "/pay"))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "unknown/pay", "unknown/facture.pdf", "%3Cscript%3E", "a%20b"})
    void anUnknownTokenLeadsToAPageThatTellsWhomToAsk(String token) throws Exception {
        MockHttpServletResponse answer = web.perform(get(URI.create("/p/" + token)))
                .andExpect(status().isNotFound())
                .andReturn()
                .getResponse();
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("contactez l’émetteur");
    }

    @Test
    void anUnknownTokenPaysNothing() throws Exception {
        web.perform(post("/p/unknown/pay")).andExpect(status().isNotFound());
        assertThat(SimulatedBridge.links()).isEmpty();
    }

    @Test
    void theDocumentIsDownloadedByteForByteOnceItIsThere() throws Exception {
        assertThat(web.perform(get(address + "/facture.pdf"))
                        .andExpect(status().isNotFound())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("en préparation");
        documents.render(invoice.id());
        StoredDocument stored = documents.find(invoice.id()).orElseThrow();
        MockHttpServletResponse pdf = web.perform(get(address + "/facture.pdf"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(pdf.getContentAsByteArray()).isEqualTo(stored.bytes());
        assertThat(pdf.getContentType()).isEqualTo("application/pdf");
        assertThat(pdf.getHeader("Content-Disposition")).contains(stored.fileName());
    }

    @Test
    void aCreditNoteIsDownloadedFromThePageOfItsInvoiceAndFromNoOther() throws Exception {
        CreditNote note = IssuedInvoice.creditNoteOn(invoice.id(), app);
        String document = address + "/avoirs/" + note.content().number() + ".pdf";
        assertThat(body(get(address)))
                .contains("href=\"" + document)
                .contains(note.content().number());
        web.perform(get(document)).andExpect(status().isNotFound());
        documents.render(note.id());
        MockHttpServletResponse pdf = web.perform(get(document))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(pdf.getContentAsByteArray())
                .isEqualTo(documents.find(note.id()).orElseThrow().bytes());
        issue("MO-MEN");
        assertThat(body(get(address))).doesNotContain(note.content().number());
        web.perform(get(address + "/avoirs/" + note.content().number() + ".pdf"))
                .andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/facture.pdf", "/avoirs/A-2026-000001.pdf", "x"})
    void theAddressIsNeitherKeptNorFoundNorToldOn(String end) throws Exception {
        MockHttpServletResponse answer =
                web.perform(get(address + end)).andReturn().getResponse();
        assertThat(answer.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(answer.getHeaders("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.getHeader("X-Robots-Tag")).contains("noindex");
        assertThat(answer.getHeaders("Content-Security-Policy")).hasSize(1);
        String policy = answer.getHeader("Content-Security-Policy");
        assertThat(policy)
                .startsWith("default-src 'none'; style-src 'nonce-")
                .contains("script-src 'nonce-", "connect-src 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.getContentAsString())
                .contains("<style nonce=\"" + policy.replaceAll(".*'nonce-([^']+)'.*", "$1") + "\">");
        assertThat(answer.getHeader("Set-Cookie")).isNull();
    }

    private static MockHttpServletRequestBuilder from(String client, String address) {
        return get(address).with(request -> {
            request.setRemoteAddr(client);
            return request;
        });
    }

    private String revokedBody(String end) throws Exception {
        return web.perform(get(address + end)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private Phase phase() {
        return payments.standing(invoice.id()).phase();
    }

    private void issue(String product) {
        invoice = IssuedInvoice.to("Dupré", "Réfection de l’entrée", product, app);
        address = payments.publicAddress(invoice.id()).getPath();
    }

    /** Lets customer and bank do what leads there. */
    private void bring(Phase phase) {
        InvoiceId id = invoice.id();
        switch (phase) {
            case TO_PAY -> {}
            case LINK_READY -> payments.openLink(id);
            case CHOOSING_BANK -> {
                payments.openLink(id);
                payments.ledToBank(id);
            }
            case AT_BANK -> SimulatedBridge.chooseBank(payments.openLink(id).orElseThrow());
            case PENDING -> pay("id-pdng");
            case REFUSED -> pay("id-rjct-ac06");
            case LEFT -> pay("id-rjct-noas");
            case PAID -> pay("id-acsc");
            case CANCELLED -> invoices.cancelled(id);
        }
        payments.check(id);
        assertThat(payments.standing(id).phase()).isEqualTo(phase);
    }

    private void pay(String login) {
        SimulatedBridge.pay(payments.openLink(invoice.id()).orElseThrow(), login);
    }

    private String gross() {
        return Display.money(invoice.totals().gross(), Locale.FRENCH);
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
