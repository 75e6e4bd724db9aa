package fr.encaisse.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.encaisse.EncaisseTest;
import fr.encaisse.IssuedInvoice;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.document.Documents;
import fr.encaisse.document.StoredDocument;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.Payments;
import fr.encaisse.payment.Standing;
import fr.encaisse.payment.Standing.Phase;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
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
    void everyPhaseIsToldInBothLanguagesOnASmallPageWithoutScripts(Phase phase) throws Exception {
        bring(phase);
        for (String language : List.of("fr", "en")) {
            String page = body(get(address).header("Accept-Language", language));
            assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(50_000);
            assertThat(page)
                    .contains("lang=\"" + language + "\"", invoice.number(), "Atelier Lefèvre &amp; Fils")
                    .contains(address + "/facture.pdf")
                    .doesNotContain("<script", "_csrf", "??");
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
                .doesNotContain("http-equiv=\"refresh\"");
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
    void whatHasComeInAlreadyIsTold() {
        Standing part = new Standing(Phase.TO_PAY, Money.of("380"), Money.of("100"), "", null, null, null);
        CustomerPage page = CustomerPage.of(
                invoice, part, Situation.TO_PAY, clock.instant(), CompanyDay.today(clock), Locale.FRENCH);
        assertThat(page.partPaid()).isTrue();
        assertThat(page.due()).isEqualTo("380,00\u00a0€");
        assertThat(page.paid()).isEqualTo("100,00\u00a0€");
    }

    @Test
    void aPaidInvoiceShowsItsReceipt() throws Exception {
        bring(Phase.PAID);
        assertThat(body(get(address)))
                .contains("Payée, merci", gross(), "reçu le " + Display.day(CompanyDay.today(clock), Locale.FRENCH));
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
                .contains("http-equiv=\"refresh\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"LINK_READY", "CHOOSING_BANK", "AT_BANK"})
    void backFromTheBankThePageLooksAgainByItself(Phase phase) throws Exception {
        bring(phase);
        assertThat(body(get(address + "?status=success&payment_link_id=x")))
                .contains("nous vérifions auprès de votre banque")
                .contains("content=\"3;url=" + address + "?look=1&amp;status=back\"")
                .doesNotContain("<form");
        assertThat(body(get(address + "?status=back&look=59"))).contains("content=\"10;url=");
        assertThat(body(get(address + "?status=back&look=60")))
                .as("not for ever")
                .doesNotContain("http-equiv=\"refresh\"")
                .contains("Actualiser maintenant");
        assertThat(body(get(address + "?status=back&look=nonsense"))).contains("content=\"3;url=");
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
    void whatBridgeRefusesForGoodIsPaidByAnOrdinaryTransfer() throws Exception {
        issue("FO-PAC-AE"); // more than a payment link may carry
        assertThat(body(post(address + "/pay")))
                .contains("n’est pas possible", invoice.account().iban().grouped())
                .doesNotContain("<button");
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

    @ParameterizedTest
    @ValueSource(strings = {"", "/facture.pdf", "x"})
    void theAddressIsNeitherKeptNorFoundNorToldOn(String end) throws Exception {
        MockHttpServletResponse answer =
                web.perform(get(address + end)).andReturn().getResponse();
        assertThat(answer.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(answer.getHeaders("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.getHeader("X-Robots-Tag")).contains("noindex");
        assertThat(answer.getHeaders("Content-Security-Policy")).hasSize(1);
        String policy = answer.getHeader("Content-Security-Policy");
        assertThat(policy).startsWith("default-src 'none'; style-src 'nonce-").doesNotContain("unsafe");
        assertThat(answer.getContentAsString())
                .contains("<style nonce=\"" + policy.replaceAll(".*'nonce-([^']+)'.*", "$1") + "\">");
        assertThat(answer.getHeader("Set-Cookie")).isNull();
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
