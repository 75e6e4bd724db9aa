package fr.encaisse.desk;

import static fr.encaisse.CsrfCookie.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.encaisse.EncaisseTest;
import fr.encaisse.delivery.Deliveries;
import fr.encaisse.delivery.Delivery;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.Payments;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What is done on the page of an issued invoice. */
@EncaisseTest
class DocumentActionsTest {

    @Autowired
    Staff staff;

    @Autowired
    Journey journey;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Payments payments;

    @Autowired
    JdbcClient jdbc;

    String page;
    InvoiceId invoice;

    @BeforeEach
    void anInvoice() {
        String id = journey.generated();
        page = "/documents/" + id;
        invoice = InvoiceId.of(id);
    }

    @Test
    void onePressSendsOneMailAndItStandsOnTheInvoice() {
        UUID press = UUID.randomUUID();
        assertThat(send(press, "client@exemple.fr", "en").response().getRedirectedUrl())
                .isEqualTo(page);
        send(press, "client@exemple.fr", "en");
        assertThat(deliveries.of(invoice)).singleElement().satisfies(mail -> {
            assertThat(mail.recipient()).isEqualTo("client@exemple.fr");
            assertThat(mail.language()).isEqualTo(Locale.ENGLISH);
            assertThat(mail.requestedBy()).isEqualTo("staff");
        });
        assertThat(staff.page(page).text())
                .contains("client@exemple.fr", "Camille Martin · Anglais", "En attente d’envoi")
                .doesNotContain("Renvoyer", "??");
    }

    @Test
    void aWrongRecipientIsSaidBesideItsField() {
        Staff.Answer refused = send(UUID.randomUUID(), "client@", "fr");
        assertThat(deliveries.of(invoice)).isEmpty();
        assertThat(refused.response().getRedirectedUrl()).isEqualTo(page + "#mails");
    }

    @Test
    void aMailThatFailedTellsWhyAndIsSentAgainByOnePress() {
        send(UUID.randomUUID(), "parti@exemple.fr", "fr");
        jdbc.sql("UPDATE delivery SET state = 'REFUSED', trouble = 'RECIPIENT', problem = '550 5.1.1 <unknown>'"
                        + " WHERE invoice_id = ?")
                .param(invoice.value())
                .update();
        assertThat(staff.page(page).text())
                .contains("refuse cette adresse", "550 5.1.1 &lt;unknown&gt;", "Renvoyer")
                .doesNotContain("??");
        send(UUID.randomUUID(), "parti@exemple.fr", "fr");
        assertThat(deliveries.of(invoice))
                .extracting(Delivery::state)
                .containsExactlyInAnyOrder(Delivery.State.WAITING, Delivery.State.REFUSED);
    }

    @Test
    void onlyAManagerRevokesACode() {
        URI former = payments.publicAddress(invoice);
        assertThat(staff.page(page).text()).doesNotContain("Révoquer");
        assertThat(staff.perform(post(page + "/code/revoke")
                                .with(user("staff").roles("staff"))
                                .with(csrf()))
                        .status())
                .isEqualTo(403);
        assertThat(payments.publicAddress(invoice)).isEqualTo(former);

        assertThat(asManager(get(page)).text())
                .contains("Révoquer ce QR code", "ne mèneront plus", "il garde l’ancien code");
        assertThat(asManager(post(page + "/code/revoke").with(csrf()))
                        .response()
                        .getRedirectedUrl())
                .isEqualTo(page);
        assertThat(payments.publicAddress(invoice)).isNotEqualTo(former);
        assertThat(journal()).containsExactly("{\"by\":\"manager\"}");
        assertThat(staff.page(page).text())
                .as("everybody is told that the printed code is dead")
                .contains("a été révoqué le")
                .doesNotContain("??");
    }

    private Staff.Answer send(UUID press, String recipient, String language) {
        return staff.perform(post(page + "/mails")
                .param("press", press.toString())
                .param("recipient", recipient)
                .param("language", language)
                .with(user("staff").roles("staff"))
                .with(csrf()));
    }

    private Staff.Answer asManager(MockHttpServletRequestBuilder request) {
        return staff.perform(request.with(user("manager").roles("staff", "managers")));
    }

    private List<String> journal() {
        return jdbc.sql("SELECT facts FROM journal_entry WHERE type = 'address.revoked' AND subject = ?")
                .param(invoice.toString())
                .query(String.class)
                .list();
    }
}
