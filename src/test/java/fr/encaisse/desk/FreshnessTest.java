package fr.encaisse.desk;

import static fr.encaisse.CsrfCookie.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.Payments;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How fresh staff's knowledge of a payment is, and asking Bridge by hand. */
@EncaisseTest
class FreshnessTest {

    @Autowired
    Staff staff;

    @Autowired
    Journey journey;

    @Autowired
    Payments payments;

    @Autowired
    MutableClock clock;

    private String invoice;

    @BeforeEach
    void aCodeThatWasShown() {
        SimulatedBridge.reset();
        invoice = journey.generated();
        staff.post("/api/invoices/" + invoice + "/qr", null);
        staff.letTheEngineWork(invoice);
        payments.check(InvoiceId.of(invoice));
    }

    @AfterEach
    void tidy() {
        clock.reset();
        SimulatedBridge.reset();
    }

    @Test
    void staffReadHowLongAgoBridgeWasAsked() {
        assertThat(page()).contains("Vérifié auprès de Bridge à l’instant", "Vérifier maintenant");
        clock.forward(Duration.ofMinutes(7).plusSeconds(5));
        assertThat(page()).contains("Vérifié auprès de Bridge il y a 7 min");
        assertThat(staff.get("/api/invoices/" + invoice + "/payment")
                        .json()
                        .path("checked")
                        .asText())
                .isEqualTo("Vérifié auprès de Bridge il y a 7 min");
        clock.forward(Duration.ofHours(2));
        assertThat(page()).contains("il y a 2 h");
    }

    @Test
    void checkingFindsAPaymentThatNobodyHasToldOf() {
        SimulatedBridge.pay(payments.standing(InvoiceId.of(invoice)).link(), "id-acsc");
        clock.forward(Duration.ofMinutes(7));
        Staff.Answer checked = check();
        assertThat(checked.response().getRedirectedUrl()).isEqualTo("/documents/" + invoice);
        assertThat(page()).contains("data-state=\"PAID\"").doesNotContain("Vérifier maintenant");
    }

    @Test
    void theQrScreenChecksToo() {
        SimulatedBridge.pay(payments.standing(InvoiceId.of(invoice)).link(), "id-acsc");
        clock.forward(Duration.ofMinutes(7));
        assertThat(staff.post("/api/invoices/" + invoice + "/check", null)
                        .json()
                        .path("phase")
                        .asText())
                .isEqualTo("PAID");
    }

    @Test
    void whoPressesAgainAndAgainAsksBridgeOnce() {
        clock.forward(Duration.ofMinutes(7));
        long before = SimulatedBridge.calls();
        for (int i = 0; i < 5; i++) {
            check();
        }
        assertThat(SimulatedBridge.calls() - before)
                .as("the link and its attempts")
                .isEqualTo(2);
    }

    @Test
    void whenBridgeDoesNotAnswerStaffAreToldAndTheAgeStays() {
        clock.forward(Duration.ofMinutes(7));
        SimulatedBridge.faults("{\"down\":true}");
        Staff.Answer screen = staff.post("/api/invoices/" + invoice + "/check", null);
        assertThat(screen.status()).isEqualTo(409);
        assertThat(screen.text()).contains("Bridge ne répond pas pour l’instant");
        assertThat(check().response().getRedirectedUrl()).isEqualTo("/documents/" + invoice);
        assertThat(page()).contains("il y a 7 min");
    }

    private Staff.Answer check() {
        return staff.perform(post("/documents/" + invoice + "/check")
                .with(user("staff").roles("staff"))
                .with(csrf()));
    }

    private String page() {
        return staff.page("/documents/" + invoice).text();
    }
}
