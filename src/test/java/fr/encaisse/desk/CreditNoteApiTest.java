package fr.encaisse.desk;

import static fr.encaisse.CsrfCookie.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.encaisse.EncaisseTest;
import fr.encaisse.IssuedInvoice;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.creditnote.CreditNotes;
import fr.encaisse.document.Documents;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.Payments;
import fr.encaisse.shared.Money;
import java.util.HashMap;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A credit note from the page of its invoice through its forms to what lists and pages say of it. */
@EncaisseTest
class CreditNoteApiTest {

    @Autowired
    MockMvc web;

    @Autowired
    ApplicationContext beans;

    @Autowired
    CreditNotes creditNotes;

    @Autowired
    Documents documents;

    @Autowired
    Payments payments;

    @Autowired
    ObjectMapper json;

    private InvoiceId invoice;

    @Autowired
    CreditNotePages pages;

    @BeforeEach
    void anIssuedInvoice() {
        SimulatedBridge.reset();
        invoice = IssuedInvoice.to("", "Salle d’eau", "", beans).id();
    }

    @Test
    void fromThePageOfTheInvoiceToAnIssuedCreditNote() throws Exception {
        Money gross = payments.payments(invoice).due();
        String choose = start();
        JsonNode screen = json(get(choose).with(staff()));
        assertThat(screen.path("step").asText()).isEqualTo("CHOOSE_CREDIT");
        assertThat(screen.path("lines").get(0).path("typedLeft").asText()).isEqualTo("10");
        assertThat(screen.path("totals").isNull()).isTrue();
        JsonNode saved = json(put(choose).with(staff()), typed(0, "PERCENT", "10", "Geste commercial"));
        assertThat(saved.path("version").asInt()).isEqualTo(1);
        assertThat(saved.path("totals").path("gross").asText()).endsWith("\u00a0€");
        JsonNode review = json(post(choose + "/next").with(staff()), typed(1, "PERCENT", "10", "Geste commercial"));
        String reviewed = of(review.path("next").asText());
        assertThat(json(get(reviewed + "/pages").with(staff())).path("count").asInt())
                .isEqualTo(1);
        web.perform(get(reviewed + "/pages/1.png").with(staff()))
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.IMAGE_PNG));
        JsonNode sent = json(post(reviewed + "/next").with(staff()));
        assertThat(sent.path("next").isNull()).as("it is a manager's turn").isTrue();
        assertThat(page(staff())).contains("attend l’accord d’un responsable").doesNotContain("Approuver ou refuser");
        assertThat(page(manager())).contains("Approuver ou refuser");
        CreditNoteId waiting = CreditNoteId.of(sent.path("creditNote").asText());
        assertThat(pages.toApprove("manager", Integer.MAX_VALUE).first())
                .filteredOn(row -> row.id().equals(waiting))
                .singleElement()
                .satisfies(row -> assertThat(row.amount()).isNotEmpty())
                .satisfies(row -> assertThat(row.about()).contains("F-"));
        assertThat(body("/", manager()))
                .contains("Avoirs à approuver", "href=\"/credit-notes/")
                .doesNotContain("??");
        assertThat(body("/")).doesNotContain("Avoirs à approuver", "/credit-notes/");

        String approval = approval(sent.path("creditNote").asText());
        web.perform(get(approval).with(staff())).andExpect(status().isForbidden());
        json(post(approval + "/approve").with(manager()));
        CreditNoteId id = CreditNoteId.of(sent.path("creditNote").asText());
        Money credited = creditNotes.get(id).content().totals().gross();
        assertThat(payments.payments(invoice).due()).isEqualTo(gross.minus(credited));
        assertThat(body("/", manager())).doesNotContain(waiting.toString());
        web.perform(get("/credit-notes/" + id + "/document.pdf").with(staff())).andExpect(status().isNotFound());
        documents.render(id);
        web.perform(get("/credit-notes/" + id + "/document.pdf?download=true").with(staff()))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", Matchers.containsString("Avoir-AV-")));
        assertThat(json(get("/api/credit-notes/" + id).with(staff()))
                        .path("ready")
                        .asBoolean())
                .isTrue();
        String number = creditNotes.get(id).number();
        assertThat(page(staff()))
                .contains(number, "Geste commercial", "Faire un avoir")
                .doesNotContain("??");
        assertThat(body("/documents?q=" + number)).contains("Avoir " + number, "Salle d’eau");
        assertThat(body("/documents?state=CREDIT_NOTES&q=" + number))
                .contains(number, "#credit-notes", "Geste commercial")
                .doesNotContain("??");
    }

    @Test
    void whatIsWrongStandsAtItsFieldAndIsKept() throws Exception {
        String choose = start();
        JsonNode refused = json.readTree(send(post(choose + "/next").with(staff()), typed(0, "AMOUNT", null, ""))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
        assertThat(refused.path("errors").findValuesAsText("field")).containsExactlyInAnyOrder("amount", "reason");
        assertThat(refused.path("version").asInt()).isEqualTo(1);
        send(put(choose).with(staff()), typed(0, "PERCENT", "10", "Zu spät")).andExpect(status().isConflict());
        send(put(choose).with(manager()), typed(1, "PERCENT", "10", "")).andExpect(status().isForbidden());
        send(put(choose).with(staff()), Map.of("version", 1)).andExpect(status().isBadRequest());
    }

    @Test
    void aRefusalNeedsAReasonThatItsWriterReads() throws Exception {
        String choose = start();
        JsonNode review = json(post(choose + "/next").with(staff()), typed(0, "PERCENT", "10", "Geste"));
        JsonNode sent = json(post(of(review.path("next").asText()) + "/next").with(staff()));
        String approval = approval(sent.path("creditNote").asText());
        send(post(approval + "/refuse").with(manager()), Map.of("reason", " "))
                .andExpect(status().isUnprocessableEntity());
        json(post(approval + "/refuse").with(manager()), Map.of("reason", "Plutôt 5 %"));
        String again = taskOf("/credit-notes/" + sent.path("creditNote").asText(), staff());
        JsonNode screen = json(get(of(again)).with(staff()));
        assertThat(screen.path("refusal").path("reason").asText()).isEqualTo("Plutôt 5 %");
        assertThat(screen.path("choice").path("percent").asText()).isEqualTo("10");
        web.perform(post(of(again) + "/abandon").with(staff()).with(csrf())).andExpect(status().isNoContent());
        assertThat(page(staff())).doesNotContain("en préparation");
    }

    @Test
    void tasklistsCardsTellWhatACreditNoteIsAbout() throws Exception {
        String choose = start();
        String task = choose.split("/")[3];
        JsonNode card = json(get("/api/cards?tasks=" + task).with(staff())).get(0);
        assertThat(card.path("number").asText()).startsWith("Avoir sur F-");
        assertThat(card.path("title").asText()).isEqualTo("Salle d’eau");
    }

    /** @return address of the first step in our API */
    private String start() throws Exception {
        String there = web.perform(post("/documents/" + invoice + "/credit-notes")
                        .with(staff())
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return of(there.replaceFirst(".*task=", ""));
    }

    private String approval(String creditNote) throws Exception {
        return of(taskOf("/credit-notes/" + creditNote, manager()));
    }

    private String taskOf(String page, RequestPostProcessor who) throws Exception {
        return web.perform(get(page).with(who))
                .andReturn()
                .getResponse()
                .getRedirectedUrl()
                .replaceFirst(".*task=", "");
    }

    private static String of(String task) {
        return "/api/tasks/" + task + "/credit-note";
    }

    private static Map<String, Object> typed(int version, String basis, String percent, String reason) {
        Map<String, Object> choice = new HashMap<>();
        choice.put("basis", basis);
        choice.put("percent", percent);
        choice.put("reason", reason);
        return Map.of("version", version, "choice", choice);
    }

    private String page(RequestPostProcessor who) throws Exception {
        return web.perform(get("/documents/" + invoice).with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String body(String address) throws Exception {
        return body(address, staff());
    }

    private String body(String address, RequestPostProcessor who) throws Exception {
        return web.perform(get(address).with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private JsonNode json(MockHttpServletRequestBuilder request) throws Exception {
        return json(request, null);
    }

    private JsonNode json(MockHttpServletRequestBuilder request, Object sent) throws Exception {
        return json.readTree(send(request, sent)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
    }

    private ResultActions send(MockHttpServletRequestBuilder request, Object sent) throws Exception {
        if (sent != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsBytes(sent));
        }
        return web.perform(request.with(csrf()).accept(MediaType.APPLICATION_JSON));
    }

    private static RequestPostProcessor staff() {
        return user("staff").roles("staff");
    }

    private static RequestPostProcessor manager() {
        return user("manager").roles("staff", "managers");
    }
}
