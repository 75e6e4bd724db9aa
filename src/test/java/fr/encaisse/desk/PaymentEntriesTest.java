package fr.encaisse.desk;

import static fr.encaisse.CsrfCookie.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.encaisse.EncaisseTest;
import fr.encaisse.IssuedInvoice;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.PaymentEntry;
import fr.encaisse.payment.Payments;
import fr.encaisse.process.InvoiceWorkflow;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What managers record about money, and what everybody sees of it. */
@EncaisseTest
class PaymentEntriesTest {

    @Autowired
    MockMvc web;

    @Autowired
    ApplicationContext beans;

    @Autowired
    Payments payments;

    @Autowired
    Invoices invoices;

    @Autowired
    InvoiceWorkflow workflow;

    @Autowired
    MutableClock clock;

    private InvoiceId invoice;
    private String page;
    private String today;

    @BeforeEach
    void anIssuedInvoice() {
        SimulatedBridge.reset();
        invoice = IssuedInvoice.to("", "Travaux", "", beans).id();
        page = "/documents/" + invoice;
        today = CompanyDay.today(clock).toString();
    }

    @Test
    void aManagerRecordsATransferOnceAndEverybodySeesIt() throws Exception {
        assertThat(body(get(page + "/payments/transfer").with(manager())))
                .contains("Enregistrer un virement reçu", "name=\"press\"", "name=\"_csrf\"");
        String press = UUID.randomUUID().toString();
        transfer("10", press, manager()).andExpect(redirectedUrl(page));
        transfer("10", press, manager()).andExpect(redirectedUrl(page));
        assertThat(payments.payments(invoice).entries()).hasSize(1);
        assertThat(body(get(page).with(staff())))
                .contains("Virement reçu", "VIR MARTIN", "10,00\u00a0€")
                .doesNotContain("Annuler cette saisie", "/payments/transfer", "??");
        assertThat(body(get(page).with(manager()))).contains("Annuler cette saisie", "/payments/transfer");
    }

    @Test
    void listsTellWhatIsLeftOfAnInvoiceAndWhenItWasPaid() throws Exception {
        Money gross = payments.standing(invoice).due();
        assertThat(listed()).contains(shown(gross)).doesNotContain("reste");
        transfer("10", UUID.randomUUID().toString(), manager());
        Money rest = gross.minus(Money.of("10"));
        assertThat(listed()).contains(shown(gross), "reste " + shown(rest));
        transfer(rest.amount().toPlainString(), UUID.randomUUID().toString(), manager());
        assertThat(listed())
                .contains(
                        shown(gross),
                        "payée le "
                                + shortDay(
                                        CompanyDay.of(invoices.summary(invoice).settledAt())))
                .doesNotContain("reste");
    }

    /** "Documents", narrowed to the invoice. */
    private String listed() throws Exception {
        return body(get("/documents").param("q", payments.reference(invoice)).with(staff()));
    }

    private static String shown(Money amount) {
        return Display.money(amount, Locale.FRENCH);
    }

    private static String shortDay(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Locale.FRENCH)
                .format(day);
    }

    @Test
    void whatIsWrongStandsBesideItsFieldWithWhatWasTyped() throws Exception {
        String answer = transfer("dix", UUID.randomUUID().toString(), manager())
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer)
                .contains("id=\"amount-error\"", "value=\"dix\"", "value=\"VIR MARTIN\"")
                .doesNotContain("??");
        String tooMuch = transfer("99999", UUID.randomUUID().toString(), manager())
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(tooMuch).contains("name=\"excessAgreed\"", "seraient en trop");
        assertThat(payments.payments(invoice).entries()).isEmpty();
    }

    @Test
    void staffRecordNothing() throws Exception {
        web.perform(get(page + "/payments/transfer").with(staff())).andExpect(status().isForbidden());
        transfer("10", UUID.randomUUID().toString(), staff()).andExpect(status().isForbidden());
        web.perform(post(page + "/payments/entries/1")
                        .param("reason", "non")
                        .with(staff())
                        .with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(post(page + "/payments/transfer").with(manager())).andExpect(status().isForbidden());
        assertThat(payments.payments(invoice).entries()).isEmpty();
    }

    @Test
    void aSlipIsTakenBackWithAReason() throws Exception {
        transfer("10", UUID.randomUUID().toString(), manager());
        long id = payments.payments(invoice).entries().get(0).id();
        String slip = page + "/payments/entries/" + id;
        assertThat(body(get(slip).with(manager()))).contains("VIR MARTIN", "Rien n’est effacé");
        web.perform(post(slip).param("reason", "").with(manager()).with(csrf()))
                .andExpect(status().isUnprocessableEntity());
        web.perform(post(slip)
                        .param("reason", "Mauvaise facture")
                        .with(manager())
                        .with(csrf()))
                .andExpect(redirectedUrl(page));
        assertThat(payments.payments(invoice).entries())
                .extracting(PaymentEntry::kind)
                .containsExactly(PaymentEntry.Kind.TRANSFER, PaymentEntry.Kind.REVERSAL);
        assertThat(body(get(page).with(manager())))
                .contains("Saisie annulée", "Mauvaise facture", "data-taken=\"true\"");
        web.perform(get(page + "/payments/entries/0").with(manager())).andExpect(status().isNotFound());
    }

    @Test
    void anAnnouncedPaymentIsConfirmedOrGivenUp() throws Exception {
        String attempt = SimulatedBridge.pay(payments.openLink(invoice).orElseThrow(), "id-pdng")
                .path("id")
                .asText();
        payments.check(invoice);
        assertThat(body(get(page).with(staff()))).contains("annoncés").doesNotContain("/payments/pending/");
        String decide = page + "/payments/pending/" + attempt;
        assertThat(body(get(decide).with(manager()))).contains("L’argent est sur le compte", "L’argent n’est pas venu");
        web.perform(post(decide)
                        .param("decision", "confirm")
                        .param("day", today)
                        .with(manager())
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity());
        web.perform(post(decide)
                        .param("decision", "confirm")
                        .param("day", today)
                        .param("reference", "VIR 4711")
                        .with(manager())
                        .with(csrf()))
                .andExpect(redirectedUrl(page));
        assertThat(payments.payments(invoice).due().isPositive()).isFalse();
        web.perform(get(decide).with(manager())).andExpect(status().isNotFound());
    }

    @Test
    void whereThereAreSeveralManagersASecondOneConfirmsWhatTheFirstHasWritten() throws Exception {
        IdentityService identity = beans.getBean(IdentityService.class);
        identity.saveUser(identity.newUser("second"));
        identity.createMembership("second", "managers");
        try {
            assertThat(body(get(page + "/payments/transfer").with(manager()))).contains("deuxième personne");
            transfer("10", UUID.randomUUID().toString(), manager()).andExpect(redirectedUrl(page));
            assertThat(payments.payments(invoice).entries()).isEmpty();
            assertThat(body(get(page).with(manager()))).contains("Ne compte pas encore", "VIR MARTIN", "Retirer");
            assertThat(body(get(page).with(staff())))
                    .contains("Ne compte pas encore")
                    .doesNotContain("payments/proposals", "??");
            assertThat(body(get("/").with(manager()))).contains("À confirmer", page);
            assertThat(body(get("/").with(staff()))).doesNotContain("À confirmer");
            String proposal = page + "/payments/proposals/"
                    + payments.payments(invoice).waiting().get(0).id();
            second(proposal, staff()).andExpect(status().isForbidden());
            second(proposal, manager()).andExpect(redirectedUrl(page));
            assertThat(payments.payments(invoice).entries()).as("not one's own").isEmpty();
            second(proposal, user("second").roles("staff", "managers")).andExpect(redirectedUrl(page));
            assertThat(payments.payments(invoice).entries()).hasSize(1);
            assertThat(body(get(page).with(manager()))).doesNotContain("Ne compte pas encore");
        } finally {
            identity.deleteUser("second");
        }
    }

    private ResultActions second(String proposal, RequestPostProcessor who) throws Exception {
        return web.perform(post(proposal).param("decision", "confirm").with(who).with(csrf()));
    }

    @Test
    void theRefundTaskTellsTheFactsAndRecordsWhatWasSentBack() throws Exception {
        String due = payments.payments(invoice).due().toString();
        web.perform(post(page + "/payments/transfer")
                        .param("press", UUID.randomUUID().toString())
                        .param("amount", due.replaceFirst("^", "1"))
                        .param("day", today)
                        .param("reference", "VIR MARTIN")
                        .param("excessAgreed", "true")
                        .with(manager())
                        .with(csrf()))
                .andExpect(redirectedUrl(page));
        String task = workflow.refundTask(invoice, "manager").orElseThrow().taskId();
        assertThat(body(get(page).with(manager()))).contains("Trop-perçu", task);
        assertThat(body(get(page).with(staff()))).contains("Trop-perçu").doesNotContain(task);
        web.perform(get("/api/tasks/" + task + "/refund").with(staff())).andExpect(status().isForbidden());
        JsonNode screen = json(get("/api/tasks/" + task + "/refund").with(manager()));
        assertThat(screen.path("open").asBoolean()).isTrue();
        assertThat(screen.path("lines")).hasSize(1);
        refund(task, "0").andExpect(status().isUnprocessableEntity());
        refund(task, screen.path("typedExcess").asText()).andExpect(status().isOk());
        assertThat(workflow.refundTask(invoice, "manager")).isEmpty();
        assertThat(body(get(page).with(staff()))).contains("Remboursement").doesNotContain("Trop-perçu");
    }

    private ResultActions refund(String task, String amount) throws Exception {
        String sent = new ObjectMapper()
                .createObjectNode()
                .put("amount", amount)
                .put("day", today)
                .put("reference", "VIR 4712")
                .put("press", UUID.randomUUID().toString())
                .toString();
        return web.perform(post("/api/tasks/" + task + "/refund")
                .contentType(MediaType.APPLICATION_JSON)
                .content(sent)
                .with(manager())
                .with(csrf()));
    }

    private ResultActions transfer(String amount, String press, RequestPostProcessor who) throws Exception {
        return web.perform(post(page + "/payments/transfer")
                .param("press", press)
                .param("amount", amount)
                .param("day", today)
                .param("reference", "VIR MARTIN")
                .locale(Locale.FRENCH)
                .with(who)
                .with(csrf()));
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.locale(Locale.FRENCH).accept(MediaType.TEXT_HTML))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private JsonNode json(MockHttpServletRequestBuilder request) throws Exception {
        return new ObjectMapper()
                .readTree(web.perform(request.accept(MediaType.APPLICATION_JSON))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray());
    }

    private static RequestPostProcessor manager() {
        return user("manager").roles("staff", "managers");
    }

    private static RequestPostProcessor staff() {
        return user("staff").roles("staff");
    }
}
