package fr.encaisse.desk;

import static fr.encaisse.CsrfCookie.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.encaisse.EncaisseTest;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** Staff's own pages. */
@EncaisseTest
class PagesTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/#/?forceDisplayTask=true&task=";

    @Autowired
    Staff staff;

    @Autowired
    Journey journey;

    @Test
    void oneTapStartsAnInvoiceAndLeadsToItsFirstStep() {
        Staff.Answer started = staff.perform(
                post("/invoices").with(user("staff").roles("staff")).with(csrf()));
        assertThat(started.response().getRedirectedUrl()).startsWith(TASKLIST);
    }

    @Test
    void homeShowsWhatToGoOnWith() {
        String task = journey.describing();
        staff.put("/api/tasks/" + task, Map.of("version", 0, "content", Map.of("title", "Combles <i>aménagés</i>")));
        String html = staff.page("/").text();
        assertThat(html)
                .contains("Bonjour Camille", "Une facture", "Combles &lt;i&gt;aménagés&lt;/i&gt;")
                .doesNotContain("Combles <i>", "??", "/cockpit/");
    }

    @Test
    void homeLeadsToTheRestOfWhatItBegins() {
        for (int i = 0; i < 6; i++) {
            journey.describing();
        }
        assertThat(staff.page("/").text())
                .contains(
                        "<a href=\"/documents?state=DRAFT\" aria-label=\"Tout voir\u00a0: Mes brouillons\">Tout voir</a>");
        assertThat(staff.perform(get("/").accept(MediaType.TEXT_HTML)
                                .with(user("nobody-writes-so").roles("staff")))
                        .text())
                .doesNotContain("state=DRAFT");
    }

    @Test
    void managersAlsoSeeCockpit() {
        String html = staff.perform(get("/").accept(MediaType.TEXT_HTML)
                        .with(user("manager").roles("staff", "managers")))
                .text();
        assertThat(html).contains("/camunda/app/cockpit/");
    }

    @Test
    void managingOffersEverybodyWhatTheyMayKeep() {
        assertThat(staff.page("/manage").text())
                .contains("href=\"/clients\"", "<a href=\"/manage\" aria-current=\"page\">")
                .doesNotContain("href=\"/catalogue\"", "href=\"/company\"", "href=\"/imports\"", "??");
        assertThat(staff.perform(get("/manage").with(user("manager").roles("staff", "managers")))
                        .text())
                .contains("href=\"/clients\"", "href=\"/catalogue\"", "href=\"/company\"", "href=\"/imports\"");
    }

    @Test
    void aDraftLeadsToItsTaskForItsWriterAndToWordsForOthers() {
        String task = journey.describing();
        String invoice = staff.get("/api/tasks/" + task + "/description")
                .json()
                .path("invoice")
                .asText();
        assertThat(staff.page("/invoices/" + invoice).response().getRedirectedUrl())
                .isEqualTo(TASKLIST + task + "&step=DESCRIBE_INVOICE");
        Staff.Answer others =
                staff.perform(get("/invoices/" + invoice).with(user("eve").roles("staff")));
        assertThat(others.response().getRedirectedUrl()).isEqualTo("/documents/" + invoice);
        assertThat(staff.page("/documents/" + invoice).text()).contains("Brouillon", "Camille Martin");
    }

    @Test
    void documentsAreFoundFilteredAndSorted() {
        String invoice = journey.generated();
        String number = staff.get("/api/invoices/" + invoice + "/qr")
                .json()
                .path("number")
                .asText();
        assertThat(staff.page("/documents?q=" + number).text()).contains(number, "/documents/" + invoice);
        assertThat(staff.page("/documents?q=" + number + "&state=PAID").text()).doesNotContain("/documents/" + invoice);
        for (String sort : new String[] {"NEWEST", "DUE", "CLIENT", "AMOUNT"}) {
            assertThat(staff.page("/documents?q=" + number + "&state=OPEN&sort=" + sort)
                            .text())
                    .contains("/documents/" + invoice);
        }
        assertThat(staff.page("/documents?page=999").text()).contains("Aucun document");
    }

    @Test
    void anUnpaidInvoiceOffersItsCode() {
        String invoice = journey.generated();
        assertThat(staff.page("/documents/" + invoice).text())
                .contains("Afficher le QR code", "/documents/" + invoice + "/qr", "Rien n’a encore été envoyé")
                .doesNotContain("??");
        assertThat(staff.page("/documents/" + invoice + "/qr").text())
                .contains("data-qr-page=\"" + invoice + "\"")
                .doesNotContain("??", "th:");
    }

    @Test
    void whatDoesNotExistIsAPageInTheReadersLanguage() {
        Staff.Answer french = staff.page("/documents/2f0f4f0e-3f51-4d1b-8c3b-6d1f9a6d0d11");
        assertThat(french.status()).isEqualTo(404);
        assertThat(french.text()).contains("<h1>Page introuvable</h1>", "Retour à l’accueil");
        Staff.Answer english = staff.perform(get("/documents/no-id")
                .locale(Locale.UK)
                .accept(MediaType.TEXT_HTML)
                .with(user("staff").roles("staff")));
        assertThat(english.text()).contains("<h1>Page not found</h1>");
        assertThat(staff.page("/documents?state=NONSENSE").status()).isEqualTo(400);
    }
}
