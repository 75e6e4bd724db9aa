package fr.encaisse.desk.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import fr.encaisse.EncaisseTest;
import fr.encaisse.desk.Journey;
import fr.encaisse.desk.Staff;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** The wizard's API: keeping, moving, refusing. */
@EncaisseTest
class WizardApiTest {

    @Autowired
    Staff staff;

    @Autowired
    Journey journey;

    @Test
    void oneRequestPerStepLeadsFromTheStartToTheReview() {
        String review = journey.reviewing();
        JsonNode shown = staff.get("/api/tasks/" + review + "/review").json();
        assertThat(shown.path("view").path("missing")).isEmpty();
        assertThat(shown.path("view").path("summary").path("client").asText())
                .isEqualTo(journey.client().path("name").asText());
    }

    @Test
    void theReviewShowsThePagesAsTheyWillBePrinted() {
        String review = journey.reviewing();
        int count = staff.get("/api/tasks/" + review + "/pages")
                .json()
                .path("count")
                .asInt();
        assertThat(count).isPositive();
        Staff.Answer page = staff.page("/api/tasks/" + review + "/pages/" + count + ".png");
        assertThat(page.response().getContentType()).isEqualTo("image/png");
        assertThat(page.response().getContentAsByteArray()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(staff.get("/api/tasks/" + review + "/pages/" + (count + 1) + ".png")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aStepThatWasEmptiedStopsTheWayForward() {
        String review = journey.reviewing();
        String products = staff.post("/api/tasks/" + review + "/step/ADD_PRODUCTS", null)
                .json()
                .path("next")
                .path("taskId")
                .asText();
        staff.put("/api/tasks/" + products, Map.of("version", 1, "content", Map.of("sections", List.of())));
        Staff.Answer refused = staff.post("/api/tasks/" + products + "/step/REVIEW_INVOICE", null);
        assertThat(refused.status()).isEqualTo(422);
    }

    @Test
    void generatingTheInvoiceLeadsToItsQrTask() {
        String review = journey.reviewing();
        JsonNode moved = staff.post("/api/tasks/" + review + "/next", null).json();
        assertThat(moved.path("next").isNull()).isTrue();
        assertThat(moved.path("working").asBoolean()).isTrue();
        String invoice = moved.path("invoice").asText();

        JsonNode meanwhile = staff.get("/api/invoices/" + invoice + "/task").json();
        assertThat(meanwhile.path("task").isNull()).isTrue();
        assertThat(meanwhile.path("progress").path("words").asText()).isNotEmpty();

        staff.letTheEngineWork(invoice);
        JsonNode then = staff.get("/api/invoices/" + invoice + "/task").json();
        assertThat(then.path("task").path("step").asText()).isEqualTo("SHOW_QR_CODE");
    }

    @Test
    void whatIsHalfTypedIsKeptAtOnce() {
        String task = journey.describing();
        Map<String, Object> typed = Map.of("title", "Sal", "serviceDate", "pas une date");
        Staff.Answer saved = staff.put("/api/tasks/" + task, Map.of("version", 0, "content", typed));
        assertThat(saved.json().path("version").asInt()).isEqualTo(1);
        JsonNode kept = staff.get("/api/tasks/" + task + "/description").json();
        assertThat(kept.path("version").asInt()).isEqualTo(1);
        assertThat(kept.path("content").path("title").asText()).isEqualTo("Sal");
        assertThat(kept.path("content").path("serviceDate").asText()).isEqualTo("pas une date");
    }

    @Test
    void aStaleDraftIsRefusedAndNothingIsOverwritten() {
        String task = journey.describing();
        staff.put("/api/tasks/" + task, Map.of("version", 0, "content", Map.of("title", "Le premier")));
        Staff.Answer stale =
                staff.put("/api/tasks/" + task, Map.of("version", 0, "content", Map.of("title", "Le second")));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.error("")).isNotBlank();
        assertThat(journey.proposal(task, "description").path("title").asText()).isEqualTo("Le premier");
    }

    @Test
    void whatIsNotSoundIsRefusedBesideItsFieldAndKept() {
        String task = journey.describing();
        Map<String, Object> typed = Map.of("title", "", "description", "Toute la maison", "serviceDate", "2026-02-30");
        Staff.Answer refused = staff.post("/api/tasks/" + task + "/next", Map.of("version", 0, "content", typed));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error("title")).isEqualTo("Ce champ est à remplir.");
        assertThat(refused.error("serviceDate")).isNotBlank();
        assertThat(refused.json().path("version").asInt()).isEqualTo(1);
        assertThat(journey.proposal(task, "description").path("description").asText())
                .isEqualTo("Toute la maison");
    }

    @Test
    void aWrongQuantityIsNamedByItsLine() {
        String task = journey.addingProducts();
        JsonNode product = staff.get("/api/products").json().get(0);
        Map<String, Object> typed = Map.of(
                "sections",
                List.of(Map.of(
                        "title",
                        "SDB",
                        "lines",
                        List.of(Journey.line(product, "1"), Journey.line(product, "beaucoup")))));
        Staff.Answer refused = staff.post("/api/tasks/" + task + "/next", Map.of("version", 0, "content", typed));
        assertThat(refused.error("sections[0].lines[1].quantity")).isNotBlank();
    }

    @Test
    void refusalsSpeakTheReadersLanguage() {
        String task = journey.describing();
        Map<String, Object> empty = Map.of("version", 0, "content", Map.of("title", ""));
        assertThat(staff.ask("POST", "/api/tasks/" + task + "/next", empty, "staff", Locale.UK)
                        .error("title"))
                .isEqualTo("Please fill in this field.");
    }

    @Test
    void goingBackKeepsWhatStandsInTheFormSoundOrNot() {
        String task = journey.describing();
        Map<String, Object> typed = Map.of("version", 0, "content", Map.of("title", "", "description", "Gardé"));
        JsonNode back = staff.post("/api/tasks/" + task + "/back", typed).json();
        assertThat(back.path("next").path("step").asText()).isEqualTo("CHOOSE_CLIENT");
        String again = staff.post(
                        "/api/tasks/" + back.path("next").path("taskId").asText() + "/next", null)
                .json()
                .path("next")
                .path("taskId")
                .asText();
        assertThat(journey.proposal(again, "description").path("description").asText())
                .isEqualTo("Gardé");
    }

    @Test
    void anotherStepIsOneWalkAway() {
        String task = journey.agreeingTerms();
        JsonNode walked =
                staff.post("/api/tasks/" + task + "/step/CHOOSE_CLIENT", null).json();
        assertThat(walked.path("next").path("step").asText()).isEqualTo("CHOOSE_CLIENT");
        assertThat(staff.post("/api/tasks/" + walked.path("next").path("taskId").asText() + "/step/NOWHERE", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theWayForwardPassesSoundStepsOnly() {
        String task = journey.start();
        Staff.Answer refused = staff.post("/api/tasks/" + task + "/step/REVIEW_INVOICE", null);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(staff.get("/api/tasks/" + task + "/client").status()).isEqualTo(200);
    }

    @Test
    void aWalkForwardEndsAtTheStepThatHasToBeMended() {
        String terms = journey.agreeingTerms();
        Map<String, Object> undated = Map.of("version", 0, "content", Map.of("rule", "ON_DATE"));
        String products = staff.post("/api/tasks/" + terms + "/step/ADD_PRODUCTS", undated)
                .json()
                .path("next")
                .path("taskId")
                .asText();
        JsonNode walked = staff.post("/api/tasks/" + products + "/step/REVIEW_INVOICE", null)
                .json();
        assertThat(walked.path("next").path("step").asText()).isEqualTo("AGREE_PAYMENT_TERMS");
        assertThat(walked.path("mend").asBoolean()).isTrue();
    }

    @Test
    void anAbandonedDraftHasNoTaskAnyMore() {
        String task = journey.describing();
        assertThat(staff.post("/api/tasks/" + task + "/abandon", null).status()).isEqualTo(204);
        assertThat(staff.get("/api/tasks/" + task + "/description").status()).isEqualTo(404);
    }

    @Test
    void somebodyElsesTaskIsRefusedWithTheirName() {
        String task = journey.describing();
        for (String path : List.of("/next", "/back", "/abandon", "/step/CHOOSE_CLIENT")) {
            Staff.Answer refused = staff.ask("POST", "/api/tasks/" + task + path, null, "eve", Locale.FRENCH);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.error("")).contains("Camille Martin");
        }
        Map<String, Object> typed = Map.of("version", 0, "content", Map.of("title", "À moi"));
        assertThat(staff.ask("PUT", "/api/tasks/" + task, typed, "eve", Locale.FRENCH)
                        .status())
                .isEqualTo(403);
        assertThat(staff.ask("GET", "/api/tasks/" + task + "/description", null, "eve", Locale.FRENCH)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aTaskIsCompletedOnce() {
        String task = journey.start();
        journey.next(task, Map.of("clientId", journey.client().path("id").asText()));
        assertThat(staff.post("/api/tasks/" + task + "/next", null).status()).isIn(404, 409);
        assertThat(staff.get("/api/tasks/" + task + "/client").status()).isEqualTo(404);
        assertThat(staff.get("/api/tasks/no-such-task/client").status()).isEqualTo(404);
    }

    @Test
    void aTaskIsShownByItsOwnFormOnly() {
        String task = journey.start();
        assertThat(staff.get("/api/tasks/" + task + "/review").status()).isEqualTo(404);
        assertThat(staff.get("/api/tasks/" + task + "/qr").status()).isEqualTo(404);
    }

    @Test
    void whatCannotBeReadIsRefused() {
        String task = journey.describing();
        for (String body : List.of("{", "[]", "{\"version\":0}", "{\"version\":0,\"content\":7}", "\"text\"")) {
            assertThat(staff.put("/api/tasks/" + task, body).status()).as(body).isIn(400, 422);
        }
        Map<String, Object> wrongKind = Map.of("version", 0, "content", Map.of("title", List.of("a")));
        assertThat(staff.put("/api/tasks/" + task, wrongKind).status()).isEqualTo(422);
        Map<String, Object> huge = Map.of("version", 0, "content", Map.of("title", "x".repeat(400_000)));
        assertThat(staff.put("/api/tasks/" + task, huge).status()).isEqualTo(422);
        assertThat(staff.get("/api/tasks/" + task + "/description")
                        .json()
                        .path("version")
                        .asInt())
                .isZero();
    }

    @Test
    void onlyStaffAreLetInAndOnlyWithTheirToken() {
        assertThat(staff.perform(post("/api/invoices").accept(MediaType.APPLICATION_JSON))
                        .status())
                .isIn(401, 403);
        assertThat(staff.perform(post("/api/invoices").with(user("staff").roles("staff")))
                        .status())
                .isEqualTo(403);
    }
}
