package fr.encaisse.desk.wizard;

import static fr.encaisse.CsrfCookie.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import fr.encaisse.EncaisseTest;
import fr.encaisse.desk.Journey;
import fr.encaisse.desk.Staff;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** Two people, or two devices, in one draft, over the API and on our pages. */
@EncaisseTest
class SharedDraftsTest {

    private static final String COLLEAGUE = "manager";

    @Autowired
    Staff staff;

    @Autowired
    Journey journey;

    @Test
    void aColleagueSeesWhoHasTheDraftAndWhatIsInIt() {
        String invoice = invoiceOf(journey.agreeingTerms());

        String page = pageFor(COLLEAGUE, "/documents/" + invoice).text();

        assertThat(page)
                .contains("Suivi par Camille Martin", "modifié à ", "4 / 5 Paiement", "Chambre 1")
                .contains(journey.client().path("name").asText())
                .contains("Reprendre ce brouillon", "Reprendre le brouillon de Camille Martin")
                .doesNotContain("Continuer ce brouillon");
    }

    @Test
    void theOwnerIsLedOnWithoutAQuestion() {
        String invoice = invoiceOf(journey.describing());

        assertThat(pageFor("staff", "/documents/" + invoice).text())
                .contains("Continuer ce brouillon")
                .doesNotContain("Reprendre ce brouillon");
    }

    @Test
    void documentsListEverybodysDraftsWithTheirOwner() {
        journey.describing();
        assertThat(pageFor(COLLEAGUE, "/documents?state=DRAFT").text()).contains("Par Camille Martin");
    }

    @Test
    void theButtonTakesTheDraftOverAndOpensItsStep() {
        String task = journey.describing();
        String invoice = invoiceOf(task);

        Staff.Answer taken = staff.perform(post("/invoices/" + invoice + "/take-over")
                .param("from", "staff")
                .accept(MediaType.TEXT_HTML)
                .with(user(COLLEAGUE).roles("staff"))
                .with(csrf()));

        assertThat(taken.status()).isEqualTo(302);
        assertThat(taken.response().getRedirectedUrl()).contains("task=" + task);
        assertThat(as(COLLEAGUE, "GET", "/api/tasks/" + task + "/description", null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theFormerOwnersFormIsToldByWhomAndWhen() {
        String task = journey.describing();
        String invoice = invoiceOf(task);
        assertThat(standing("staff", invoice, "DESCRIBE_INVOICE").path("mine").asBoolean())
                .isTrue();

        take(COLLEAGUE, invoice, "staff");

        JsonNode told = standing("staff", invoice, "DESCRIBE_INVOICE");
        assertThat(told.path("mine").asBoolean()).isFalse();
        assertThat(told.path("holder").asText()).isEqualTo(COLLEAGUE);
        assertThat(told.path("words").asText()).matches("Dominique Bernard a repris ce brouillon à \\d\\d:\\d\\d\\.");
        Staff.Answer refused =
                staff.put("/api/tasks/" + task, Map.of("version", 0, "content", Map.of("title", "Trop tard")));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error("")).contains("Dominique Bernard");
    }

    @Test
    void whatIsTakenBackIsSavedOnTopOnlyKnowingly() {
        String task = journey.describing();
        String invoice = invoiceOf(task);
        take(COLLEAGUE, invoice, "staff");
        as(COLLEAGUE, "PUT", "/api/tasks/" + task, Map.of("version", 0, "content", Map.of("title", "De Dominique")));

        take("staff", invoice, COLLEAGUE);

        Map<String, Object> mine = Map.of("title", "De Camille");
        assertThat(staff.put("/api/tasks/" + task, Map.of("version", 0, "content", mine))
                        .status())
                .isEqualTo(409);
        int version =
                standing("staff", invoice, "DESCRIBE_INVOICE").path("version").asInt();
        assertThat(staff.put("/api/tasks/" + task, Map.of("version", version, "content", mine))
                        .status())
                .isEqualTo(200);
        assertThat(journey.proposal(task, "description").path("title").asText()).isEqualTo("De Camille");
    }

    @Test
    void whoBelievesItIsSomebodyElsesTakesNothing() {
        String invoice = invoiceOf(journey.describing());
        take(COLLEAGUE, invoice, "staff");

        Staff.Answer refused = as("admin", "POST", "/api/invoices/" + invoice + "/take-over", Map.of("from", "staff"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.error("")).contains("Quelqu’un d’autre");
        assertThat(as("admin", "POST", "/api/invoices/" + invoice + "/take-over", Map.of())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void anotherDeviceFindsTheDraftAtItsStepWithItsContent() {
        String task = journey.describing();
        String invoice = invoiceOf(task);
        staff.put(
                "/api/tasks/" + task, Map.of("version", 0, "content", Map.of("title", "Véra", "serviceDate", "31/2")));

        JsonNode elsewhere =
                staff.get("/api/invoices/" + invoice + "/task").json().path("task");
        assertThat(elsewhere.path("taskId").asText()).isEqualTo(task);
        assertThat(elsewhere.path("step").asText()).isEqualTo("DESCRIBE_INVOICE");
        assertThat(staff.page("/invoices/" + invoice).response().getRedirectedUrl())
                .contains("task=" + task);
        assertThat(journey.proposal(task, "description").path("title").asText()).isEqualTo("Véra");
        assertThat(journey.proposal(task, "description").path("serviceDate").asText())
                .isEqualTo("31/2");
    }

    @Test
    void theVersionTellsAnOpenFormThatAnotherDeviceWroteMeanwhile() {
        String task = journey.describing();
        String invoice = invoiceOf(task);
        assertThat(standing("staff", invoice, "DESCRIBE_INVOICE")
                        .path("version")
                        .asInt())
                .isZero();
        staff.put("/api/tasks/" + task, Map.of("version", 0, "content", Map.of("title", "Ailleurs")));
        JsonNode standing = standing("staff", invoice, "DESCRIBE_INVOICE");
        assertThat(standing.path("version").asInt()).isEqualTo(1);
        assertThat(standing.path("taskId").asText()).isEqualTo(task);
    }

    @Test
    void theCardOfATaskTellsClientTitleAndAmount() {
        String task = journey.agreeingTerms();
        JsonNode card = staff.get("/api/cards?tasks=" + task + "&tasks=gone").json();

        assertThat(card).hasSize(1);
        assertThat(card.get(0).path("taskId").asText()).isEqualTo(task);
        assertThat(card.get(0).path("client").asText())
                .isEqualTo(journey.client().path("name").asText());
        assertThat(card.get(0).path("title").asText()).isNotEmpty();
        assertThat(card.get(0).path("gross").asText()).matches("[\\d\u00a0]+,\\d\\d\u00a0€");
        assertThat(card.get(0).path("late").asBoolean()).isFalse();
        assertThat(as("staff", "GET", "/api/cards?tasks=" + "x,".repeat(101), null)
                        .status())
                .isEqualTo(422);
    }

    private String invoiceOf(String task) {
        return staff.get("/api/cards?tasks=" + task)
                .json()
                .get(0)
                .path("invoice")
                .asText();
    }

    private void take(String who, String invoice, String from) {
        Staff.Answer taken = as(who, "POST", "/api/invoices/" + invoice + "/take-over", Map.of("from", from));
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
    }

    private JsonNode standing(String who, String invoice, String step) {
        return as(who, "GET", "/api/invoices/" + invoice + "/standing?step=" + step, null)
                .json();
    }

    private Staff.Answer as(String who, String method, String path, Object body) {
        return staff.ask(method, path, body, who, Locale.FRENCH);
    }

    private Staff.Answer pageFor(String who, String path) {
        return staff.perform(get(path)
                .locale(Locale.FRENCH)
                .accept(MediaType.TEXT_HTML)
                .with(user(who).roles("staff")));
    }
}
