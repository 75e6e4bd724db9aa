package fr.encaisse.issuer.web;

import static fr.encaisse.CsrfCookie.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import fr.encaisse.Browser;
import fr.encaisse.EncaisseTest;
import fr.encaisse.issuer.Logo;
import fr.encaisse.issuer.Logos;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/** The logo's page, from the file to what is shown. */
@EncaisseTest
@Transactional
class LogoPagesTest {

    @Autowired
    Browser browser;

    @Autowired
    MockMvc web;

    @Autowired
    Logos logos;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aLogoIsKeptShownAndWrittenInTheJournal() throws Exception {
        assertThat(browser.get("manager", "/company").text()).contains("Les factures portent votre nom seul.");
        MockHttpServletResponse sent = upload("manager", png(300));
        assertThat(sent.getStatus()).isEqualTo(302);

        Logo logo = logos.current().orElseThrow();
        assertThat(logo.width()).isEqualTo(300);
        assertThat(journal()).singleElement().asString().contains("logo.changed", logo.sha256(), "manager");
        assertThat(browser.get("manager", "/company").text())
                .contains("/company/logo.png?v=" + logo.sha256().substring(0, 12), "alt=\"Logo actuel\"")
                .doesNotContain("??");
        MockHttpServletResponse picture = web.perform(
                        get("/company/logo.png").with(user("manager").roles("staff", "managers")))
                .andReturn()
                .getResponse();
        assertThat(picture.getContentType()).isEqualTo("image/png");
        assertThat(picture.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(picture.getContentAsByteArray()).isEqualTo(logo.png());
    }

    @Test
    void anotherTakesItsPlaceTheSameChangesNothing() throws Exception {
        upload("manager", png(300));
        upload("admin", png(300));
        assertThat(journal()).hasSize(1);
        upload("admin", png(320));
        assertThat(logos.current().orElseThrow().width()).isEqualTo(320);
        assertThat(journal()).hasSize(2);
    }

    @Test
    void itCanBeTakenAway() throws Exception {
        upload("manager", png(300));
        assertThat(browser.get("manager", "/company/logo").text())
                .contains("Ne plus imprimer de logo", "Autre image")
                .doesNotContain("??");
        assertThat(browser.postAndFollow("manager", "/company/logo/remove", Map.of())
                        .text())
                .contains("Les prochaines factures ne portent plus de logo.");
        assertThat(logos.current()).isEmpty();
        assertThat(journal()).last().asString().contains("logo.removed");
        browser.post("manager", "/company/logo/remove", Map.of());
        assertThat(journal()).hasSize(2);
        assertThat(browser.get("manager", "/company/logo.png").status()).isEqualTo(404);
    }

    @Test
    void whatCannotBePrintedIsSaidBesideTheFieldAndTheOldOneStays() throws Exception {
        upload("manager", png(300));
        MockHttpServletResponse refused = upload("manager", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused))
                .contains("id=\"file-more\"", "Ce fichier n’est ni un PNG ni un JPEG", "aria-invalid=\"true\"")
                .contains("Autre image")
                .doesNotContain("onload", "??");
        assertThat(text(upload("manager", new byte[0]))).contains("Choisissez une image.");
        assertThat(text(upload("manager", new byte[1_000_001]))).contains("dépasse 1\u00A0Mo");
        assertThat(text(upload("manager", png(10)))).contains("Cette image a 10 × 100 pixels");
        assertThat(logos.current().orElseThrow().width()).isEqualTo(300);
    }

    @Test
    void itIsForManagersOnly() throws Exception {
        assertThat(upload("staff", png(300)).getStatus()).isEqualTo(403);
        assertThat(browser.post("staff", "/company/logo/remove", Map.of()).status())
                .isEqualTo(403);
        assertThat(browser.get("staff", "/company/logo").status()).isEqualTo(403);
        assertThat(logos.current()).isEmpty();
    }

    @Test
    void thePageSpeaksBothLanguages() {
        assertThat(browser.get("manager", "/company/logo").text())
                .contains("PNG ou JPEG")
                .doesNotContain("??");
        assertThat(browser.get("manager", "/company/logo", Locale.UK).text())
                .contains("PNG or JPEG")
                .doesNotContain("??");
    }

    private MockHttpServletResponse upload(String login, byte[] file) throws Exception {
        String[] roles = login.equals("staff") ? new String[] {"staff"} : new String[] {"staff", "managers"};
        return web.perform(multipart("/company/logo")
                        .file(new MockMultipartFile("file", "logo.png", "image/png", file))
                        .locale(Locale.FRENCH)
                        .with(csrf())
                        .with(user(login).roles(roles)))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse response) throws IOException {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private List<String> journal() {
        return jdbc.sql("SELECT type || ' ' || facts FROM journal_entry WHERE type LIKE 'logo.%' ORDER BY seq")
                .query(String.class)
                .list();
    }

    private static byte[] png(int width) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 100, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
