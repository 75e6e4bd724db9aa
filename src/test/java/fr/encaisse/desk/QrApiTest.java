package fr.encaisse.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.encaisse.EncaisseTest;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.Payments;
import fr.encaisse.payment.Standing;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The QR screen's API, in the task and from the documents. */
@EncaisseTest
class QrApiTest {

    @Autowired
    Staff staff;

    @Autowired
    Journey journey;

    @Autowired
    Payments payments;

    @BeforeEach
    void aHealthyBridge() {
        SimulatedBridge.reset();
    }

    @Test
    void theTaskShowsWhatIsToBePaidByWhom() {
        String invoice = journey.generated();
        String task = staff.get("/api/invoices/" + invoice + "/task")
                .json()
                .path("task")
                .path("taskId")
                .asText();
        JsonNode screen = staff.get("/api/tasks/" + task + "/qr").json();
        assertThat(screen.path("step").asText()).isEqualTo("SHOW_QR_CODE");
        assertThat(screen.path("client").asText())
                .isEqualTo(journey.client().path("name").asText());
        assertThat(screen.path("gross").asText()).endsWith("€");
        assertThat(screen.path("document").asBoolean()).isTrue();
        assertThat(screen.path("payment").path("phase").asText()).isEqualTo("TO_PAY");
    }

    @Test
    void oneTapOpensTheLinkAndTheScreenFollowsThePayment() {
        String invoice = journey.generated();
        JsonNode tapped = staff.post("/api/invoices/" + invoice + "/qr", null).json();
        assertThat(tapped.path("progress").path("working").asText()).isEqualTo("OPENING_LINK");
        staff.letTheEngineWork(invoice);
        JsonNode ready =
                staff.post("/api/invoices/" + invoice + "/screen", null).json();
        assertThat(ready.path("phase").asText()).isEqualTo("LINK_READY");

        Standing standing = payments.standing(InvoiceId.of(invoice));
        SimulatedBridge.pay(standing.link(), "id-acsc");
        payments.check(InvoiceId.of(invoice));
        JsonNode paid = staff.get("/api/invoices/" + invoice + "/payment").json();
        assertThat(paid.path("phase").asText()).isEqualTo("PAID");
        assertThat(paid.path("words").asText()).isEqualTo("Payée");
        assertThat(staff.get("/api/invoices/" + invoice + "/task")
                        .json()
                        .path("task")
                        .isNull())
                .as("the task has closed by itself")
                .isTrue();
    }

    @Test
    void whileBridgeIsDownStaffReadWhenTheNextTryComes() {
        String invoice = journey.generated();
        staff.post("/api/invoices/" + invoice + "/qr", null);
        SimulatedBridge.faults("{\"fail_next\":100,\"fail_status\":503}");
        assertThatThrownBy(() -> staff.letTheEngineWork(invoice)).isInstanceOf(Exception.class);
        JsonNode payment = staff.get("/api/invoices/" + invoice + "/payment").json();
        assertThat(payment.path("ready").asBoolean()).isFalse();
        assertThat(payment.path("progress").path("words").asText())
                .matches("Le lien vers la banque n’a pas pu s’ouvrir.* Prochain essai à \\d\\d:\\d\\d\\.");
        SimulatedBridge.reset();
        staff.letTheEngineWork(invoice);
        assertThat(staff.get("/api/invoices/" + invoice + "/payment")
                        .json()
                        .path("phase")
                        .asText())
                .isEqualTo("LINK_READY");
    }

    @Test
    void theScreenTellsWhatTheCustomerDoesInPlainFrench() {
        String invoice = journey.generated();
        InvoiceId id = InvoiceId.of(invoice);
        staff.post("/api/invoices/" + invoice + "/qr", null);
        staff.letTheEngineWork(invoice);
        assertThat(words(invoice)).isEqualTo("En attente du client");
        payments.ledToBank(id);
        assertThat(words(invoice)).isEqualTo("Le client choisit sa banque");
        String attempt = SimulatedBridge.chooseBank(payments.standing(id).link());
        payments.check(id);
        assertThat(words(invoice)).startsWith("Banque en cours");
        SimulatedBridge.reject(attempt, "AM04");
        payments.check(id);
        JsonNode refused = staff.get("/api/invoices/" + invoice + "/payment").json();
        assertThat(refused.path("phase").asText()).isEqualTo("REFUSED");
        assertThat(refused.path("reason").asText()).isEqualTo("Le solde du compte ne suffit pas.");
        staff.post("/api/invoices/" + invoice + "/qr", null);
        assertThat(words(invoice)).as("tried again").isEqualTo("En attente du client");
    }

    private String words(String invoice) {
        return staff.post("/api/invoices/" + invoice + "/screen", null)
                .json()
                .path("words")
                .asText();
    }

    @Test
    void aFinishedTaskLeavesThePaymentFollowed() {
        String invoice = journey.generated();
        String task = staff.get("/api/invoices/" + invoice + "/task")
                .json()
                .path("task")
                .path("taskId")
                .asText();
        JsonNode moved = staff.post("/api/tasks/" + task + "/next", null).json();
        assertThat(moved.path("next").isNull()).isTrue();
        assertThat(moved.path("working").asBoolean()).isFalse();
        assertThat(staff.post("/api/invoices/" + invoice + "/qr", null).status())
                .isEqualTo(200);
    }

    @Test
    void onePressSendsOneMail() {
        String invoice = journey.generated();
        Map<String, Object> press = Map.of("press", UUID.randomUUID(), "recipient", "client@exemple.fr");
        assertThat(staff.post("/api/invoices/" + invoice + "/mails", press).status())
                .isEqualTo(202);
        staff.post("/api/invoices/" + invoice + "/mails", press);
        assertThat(staff.get("/api/invoices/" + invoice + "/mails").json()).hasSize(1);
        Map<String, Object> another = Map.of("press", UUID.randomUUID(), "recipient", "client@exemple.fr");
        assertThat(staff.post("/api/invoices/" + invoice + "/mails", another).json())
                .hasSize(2);
    }

    @Test
    void aMailNamesWhoSentItAndInWhichLanguage() {
        String invoice = journey.generated();
        Map<String, Object> press =
                Map.of("press", UUID.randomUUID(), "recipient", "client@exemple.fr", "language", "en");
        JsonNode mail =
                staff.post("/api/invoices/" + invoice + "/mails", press).json().get(0);
        assertThat(mail.path("language").asText()).isEqualTo("en");
        assertThat(mail.path("by").asText()).isNotBlank();
        assertThat(mail.path("state").asText()).isEqualTo("WAITING");
        assertThat(staff.get("/api/invoices/" + invoice + "/qr")
                        .json()
                        .path("language")
                        .asText())
                .isEqualTo("fr");
        Map<String, Object> unknown =
                Map.of("press", UUID.randomUUID(), "recipient", "client@exemple.fr", "language", "xx");
        assertThat(staff.post("/api/invoices/" + invoice + "/mails", unknown).status())
                .isEqualTo(400);
    }

    @Test
    void aWrongRecipientIsRefusedBesideItsField() {
        String invoice = journey.generated();
        Map<String, Object> press = Map.of("press", UUID.randomUUID(), "recipient", "client@");
        Staff.Answer refused = staff.post("/api/invoices/" + invoice + "/mails", press);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error("recipient")).isNotBlank();
        assertThat(staff.post("/api/invoices/" + invoice + "/mails", Map.of("recipient", "a@exemple.fr"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aDraftHasNoCodeAndNoMail() {
        String task = journey.start();
        String draft = staff.get("/api/tasks/" + task + "/client")
                .json()
                .path("invoice")
                .asText();
        assertThat(staff.post("/api/invoices/" + draft + "/qr", null).status()).isEqualTo(404);
        assertThat(staff.post("/api/invoices/" + draft + "/screen", null).status())
                .isEqualTo(404);
        assertThat(staff.get("/invoices/" + draft + "/qr.svg").status()).isEqualTo(404);
        Map<String, Object> press = Map.of("press", UUID.randomUUID(), "recipient", "client@exemple.fr");
        assertThat(staff.post("/api/invoices/" + draft + "/mails", press).status())
                .isEqualTo(404);
        assertThat(staff.get("/api/invoices/no-id/payment").status()).isEqualTo(404);
    }

    @Test
    void theTaskOfOthersIsTheirs() {
        String invoice = journey.generated();
        String task = staff.get("/api/invoices/" + invoice + "/task")
                .json()
                .path("task")
                .path("taskId")
                .asText();
        assertThat(staff.ask("GET", "/api/tasks/" + task + "/qr", null, "eve", Locale.FRENCH)
                        .status())
                .isEqualTo(403);
    }
}
