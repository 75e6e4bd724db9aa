package fr.encaisse.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.encaisse.EncaisseTest;
import fr.encaisse.IssuedInvoice;
import fr.encaisse.MutableClock;
import fr.encaisse.document.Documents;
import fr.encaisse.document.StoredDocument;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.BridgeUnavailable;
import fr.encaisse.payment.Payments;
import fr.encaisse.payment.Standing;
import fr.encaisse.payment.Standing.Phase;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
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
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Every phase a payment can be in, without a bank: only the standing is made up, page and invoice are real. */
@EncaisseTest
class CustomerPageTest {

    private static final URI BANK_LIST = URI.create("https://pay.bridgeapi.io/link/abc");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @Autowired
    ApplicationContext app;

    @Autowired
    MutableClock clock;

    Payments payments = mock(Payments.class);
    Documents documents = mock(Documents.class);
    InvoiceContent invoice;
    MockMvc web;

    @BeforeEach
    void anIssuedInvoice() {
        invoice = IssuedInvoice.to("Dupré", "Réfection de l’entrée", "MO-MEN", app);
        given(payments.invoiceBehind(any())).willReturn(Optional.empty());
        given(payments.invoiceBehind("known")).willReturn(Optional.of(invoice.id()));
        given(payments.straightToBank(any())).willReturn(Optional.empty());
        web = MockMvcBuilders.standaloneSetup(
                        new CustomerController(payments, app.getBean(Invoices.class), documents, clock))
                .setViewResolvers(templates())
                .setLocaleResolver(app.getBean(LocaleResolver.class))
                .build();
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void everyPhaseIsToldInBothLanguagesOnASmallPageWithoutScripts(Phase phase) throws Exception {
        stands(phase);
        for (String language : new String[] {"fr", "en"}) {
            String page = body(get("/p/known").header("Accept-Language", language));
            assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(50_000);
            assertThat(page)
                    .contains("lang=\"" + language + "\"", invoice.number(), "Atelier Lefèvre &amp; Fils")
                    .contains("/p/known/facture.pdf")
                    .doesNotContain("<script", "_csrf", "??");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"TO_PAY", "LINK_READY", "REFUSED", "LEFT"})
    void whatMayBePaidHasTheButton(Phase phase) throws Exception {
        stands(phase);
        assertThat(body(get("/p/known")))
                .contains("action=\"/p/known/pay\"", "par virement bancaire", money(Money.of("480")))
                .doesNotContain("http-equiv=\"refresh\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"AT_BANK", "PENDING", "PAID", "CANCELLED"})
    void whatMustNotBePaidAgainHasNone(Phase phase) throws Exception {
        stands(phase);
        assertThat(body(get("/p/known"))).doesNotContain("<form", "<button");
    }

    @Test
    void theDueDayIsToldAndLaterThatItHasPassed() throws Exception {
        stands(Phase.TO_PAY);
        String day = Display.day(invoice.dueDate(), Locale.FRENCH);
        assertThat(body(get("/p/known"))).contains("à régler au plus tard le " + day);
        clock.set(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(body(get("/p/known"))).contains("était à régler le " + day);
    }

    @Test
    void whatHasComeInAlreadyIsTold() throws Exception {
        given(payments.standing(invoice.id())).willReturn(standing(Phase.TO_PAY, "380", "100"));
        assertThat(body(get("/p/known"))).contains(money(Money.of("380")), money(Money.of("100")) + " sur");
    }

    @Test
    void aPaidInvoiceShowsItsReceipt() throws Exception {
        given(payments.standing(invoice.id())).willReturn(standing(Phase.PAID, "0", "480"));
        assertThat(body(get("/p/known"))).contains("Payée, merci", money(Money.of("480")), "reçu le ");
    }

    @Test
    void aPaymentUnderWayTellsSinceWhenByTheCompanysClock() throws Exception {
        stands(Phase.AT_BANK);
        assertThat(body(get("/p/known"))).contains("22 novembre 2026", "10:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LINK_READY", "AT_BANK"})
    void backFromTheBankThePageLooksAgainByItself(Phase phase) throws Exception {
        stands(phase);
        assertThat(body(get("/p/known?status=success&payment_link_id=x")))
                .contains("nous vérifions auprès de votre banque")
                .contains("content=\"3;url=/p/known?look=1&amp;status=back\"")
                .doesNotContain("<form");
        assertThat(body(get("/p/known?status=back&look=59"))).contains("content=\"10;url=");
        assertThat(body(get("/p/known?status=back&look=60")))
                .as("not for ever")
                .doesNotContain("http-equiv=\"refresh\"")
                .contains("Actualiser maintenant");
        assertThat(body(get("/p/known?status=back&look=nonsense"))).contains("content=\"3;url=");
    }

    @Test
    void whatTheAddressClaimsIsNotBelieved() throws Exception {
        stands(Phase.TO_PAY);
        assertThat(body(get("/p/known?status=success")))
                .contains("À payer", "<button")
                .doesNotContain("Payée");
    }

    @Test
    void whoeverLeftBridgeMayPayAtOnce() throws Exception {
        stands(Phase.LINK_READY);
        assertThat(body(get("/p/known?status=abort&step=banks_list"))).contains("À payer", "<button");
    }

    @Test
    void scannedFromStaffsScreenItLeadsStraightToTheBankListButNotOnTheWayBack() throws Exception {
        stands(Phase.LINK_READY);
        given(payments.straightToBank(invoice.id())).willReturn(Optional.of(BANK_LIST));
        web.perform(get("/p/known"))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", BANK_LIST.toString()))
                .andExpect(header().string("Cache-Control", "no-store"));
        web.perform(get("/p/known?status=success")).andExpect(status().isOk());
        web.perform(get("/p/known?look=1")).andExpect(status().isOk());
    }

    @Test
    void lookingCreatesNothing() throws Exception {
        stands(Phase.TO_PAY);
        body(get("/p/known"));
        web.perform(get("/p/known/pay"))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/p/known"));
        verify(payments, never()).openLink(any());
    }

    @Test
    void payingLeadsToTheBankList() throws Exception {
        stands(Phase.TO_PAY);
        given(payments.openLink(invoice.id())).willReturn(Optional.of(BANK_LIST));
        web.perform(post("/p/known/pay"))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", BANK_LIST.toString()));
    }

    @Test
    void whileBridgeIsDownAnOrdinaryTransferIsOffered() throws Exception {
        stands(Phase.TO_PAY);
        given(payments.openLink(invoice.id())).willThrow(new BridgeUnavailable("down", null));
        MockHttpServletResponse answer =
                web.perform(post("/p/known/pay")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains(
                        "ne répond pas",
                        invoice.account().iban().grouped(),
                        invoice.account().bic(),
                        invoice.account().holder(),
                        invoice.number(),
                        "<button");
    }

    @Test
    void whatBridgeRefusesForGoodIsPaidByAnOrdinaryTransfer() throws Exception {
        stands(Phase.TO_PAY);
        given(payments.openLink(invoice.id())).willReturn(Optional.empty());
        assertThat(body(post("/p/known/pay")))
                .contains("n’est pas possible", invoice.account().iban().grouped())
                .doesNotContain("<button");
    }

    @Test
    void aButtonPressedTooLateLeadsToWhereThingsStand() throws Exception {
        stands(Phase.PAID);
        given(payments.openLink(invoice.id())).willReturn(Optional.empty());
        web.perform(post("/p/known/pay"))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/p/known"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/p/unknown", "/p/unknown/pay", "/p/unknown/facture.pdf", "/p/<script>", "/p/%00"})
    void anUnknownTokenLeadsToAPageThatTellsWhomToAsk(String address) throws Exception {
        MockHttpServletResponse answer = web.perform(
                        get(URI.create(address.replace("<", "%3C").replace(">", "%3E"))))
                .andExpect(status().isNotFound())
                .andReturn()
                .getResponse();
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("contactez l’émetteur");
        web.perform(post("/p/unknown/pay")).andExpect(status().isNotFound());
        verify(payments, never()).openLink(any());
    }

    @Test
    void theDocumentIsDownloadedByteForByteOnceItIsThere() throws Exception {
        given(documents.find(invoice.id())).willReturn(Optional.empty());
        assertThat(web.perform(get("/p/known/facture.pdf"))
                        .andExpect(status().isNotFound())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("en préparation");
        byte[] bytes = {37, 80, 68, 70, 0, -1};
        given(documents.find(invoice.id()))
                .willReturn(Optional.of(new StoredDocument("Facture-F-2026-000001.pdf", bytes, "00", NOW)));
        MockHttpServletResponse pdf = web.perform(get("/p/known/facture.pdf"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(pdf.getContentAsByteArray()).isEqualTo(bytes);
        assertThat(pdf.getContentType()).isEqualTo("application/pdf");
        assertThat(pdf.getHeader("Content-Disposition")).contains("Facture-F-2026-000001.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/p/known", "/p/unknown", "/p/known/facture.pdf"})
    void theAddressIsNeitherKeptNorFoundNorToldOn(String address) throws Exception {
        stands(Phase.TO_PAY);
        MockHttpServletResponse answer = web.perform(get(address)).andReturn().getResponse();
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.getHeader("X-Robots-Tag")).contains("noindex");
        assertThat(answer.getHeader("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'nonce-")
                .doesNotContain("unsafe");
        String nonce = answer.getHeader("Content-Security-Policy").replaceAll(".*'nonce-([^']+)'.*", "$1");
        if (address.endsWith("known")) {
            assertThat(answer.getContentAsString()).contains("<style nonce=\"" + nonce + "\">");
        }
        assertThat(answer.getHeader("Set-Cookie")).isNull();
    }

    private ThymeleafViewResolver templates() {
        ThymeleafViewResolver views = new ThymeleafViewResolver();
        views.setTemplateEngine(app.getBean(ISpringTemplateEngine.class));
        views.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return views;
    }

    private void stands(Phase phase) {
        given(payments.standing(invoice.id())).willReturn(standing(phase, "480", "0"));
    }

    private static Standing standing(Phase phase, String due, String paid) {
        boolean underWay = phase == Phase.AT_BANK || phase == Phase.PENDING;
        String reason = phase == Phase.REFUSED ? "AM04" : "";
        return new Standing(phase, Money.of(due), Money.of(paid), reason, null, underWay ? NOW : null, NOW);
    }

    private static String money(Money amount) {
        return Display.money(amount, Locale.FRENCH);
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
