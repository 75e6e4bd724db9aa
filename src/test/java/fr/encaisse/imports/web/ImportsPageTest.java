package fr.encaisse.imports.web;

import static fr.encaisse.CsrfCookie.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.encaisse.EncaisseTest;
import fr.encaisse.imports.ImportFile;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The page that managers import with. */
@EncaisseTest
class ImportsPageTest {

    @Autowired
    MockMvc web;

    @ParameterizedTest
    @ValueSource(strings = {"/imports", "/imports/templates/clients.csv", "/imports/exports/clients.csv"})
    void staffMayNotImportNorTakeEverythingAway(String path) throws Exception {
        assertThat(web.perform(get(path).with(user("staff").roles("staff")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void staffMayNotSendAFile() throws Exception {
        assertThat(web.perform(multipart("/imports")
                                .file(file("a.csv", "Nom"))
                                .with(user("staff").roles("staff"))
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void aFileLeadsToThePageThatFollowsIt() throws Exception {
        MockHttpServletResponse sent = send(file("mes <b>clients</b>.csv", "Nom;Adresse\n"));
        assertThat(sent.getStatus()).isEqualTo(302);
        String page = sent.getRedirectedUrl();
        assertThat(text(perform(get(page))))
                .contains("mes &lt;b&gt;clients&lt;/b&gt;.csv", "En attente de lecture", "data-import-progress")
                .doesNotContain("??");
        assertThat(text(perform(get(page + "/progress")))).contains("\"running\":true", "\"state\":\"WAITING\"");
        assertThat(perform(post(page + "/apply").with(csrf())).getStatus())
                .as("there is no preview yet")
                .isEqualTo(409);
    }

    @Test
    void whatIsNoCsvIsRefusedInWordsBesideTheField() throws Exception {
        MockHttpServletResponse workbook =
                send(new MockMultipartFile("file", "clients.xlsx", null, new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}));
        assertThat(workbook.getStatus()).isEqualTo(422);
        assertThat(text(workbook)).contains("enregistrez-le en CSV", "aria-invalid=\"true\"");
        assertThat(text(send(file("leer.csv", "")))).contains("n’est pas vide");
        assertThat(text(send(new MockMultipartFile("file", "x.csv", null, new byte[] {'a', 0, 'b'}))))
                .contains("pas un fichier CSV");
        assertThat(text(send(new MockMultipartFile("file", "x.csv", null, new byte[ImportFile.MOST_BYTES + 1]))))
                .contains("20\u00a0Mo au plus");
    }

    @Test
    void aRequestThatIsTooLargeIsAnsweredInWords() throws Exception {
        MockHttpServletResponse refused =
                perform(post("/imports").with(csrf()).content(new byte[ImportFile.MOST_BYTES + (1 << 17)]));
        assertThat(refused.getStatus()).isEqualTo(413);
    }

    @Test
    void templatesAndTodaysDataAreOffered() throws Exception {
        assertThat(download("/imports/templates/clients.csv")).startsWith("\uFEFFType;Nom;SIREN");
        assertThat(download("/imports/exports/products.csv")).contains("MO-MEN;Main-d’œuvre menuisier");
        assertThat(perform(get("/imports/exports/nonsense.csv")).getStatus()).isEqualTo(404);
        assertThat(perform(get("/imports/" + UUID.randomUUID())).getStatus()).isEqualTo(404);
        assertThat(perform(get("/imports/no-id")).getStatus()).isEqualTo(404);
    }

    @Test
    void thePageSpeaksEnglishToo() throws Exception {
        MvcResult english = web.perform(
                        get("/imports").locale(Locale.UK).with(user("manager").roles("staff", "managers")))
                .andReturn();
        assertThat(text(english.getResponse()))
                .contains("Check the file", "Empty template")
                .doesNotContain("??");
    }

    private MockHttpServletResponse send(MockMultipartFile file) throws Exception {
        return perform((MockHttpServletRequestBuilder)
                multipart("/imports").file(file).param("kind", "clients").with(csrf()));
    }

    private String download(String path) throws Exception {
        MvcResult begun = web.perform(
                        get(path).locale(Locale.FRENCH).with(user("manager").roles("staff", "managers")))
                .andReturn();
        begun.getAsyncResult();
        assertThat(begun.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        return text(begun.getResponse());
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.locale(Locale.FRENCH)
                        .accept(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON)
                        .with(user("manager").roles("staff", "managers")))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private static MockMultipartFile file(String name, String text) {
        return new MockMultipartFile("file", name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
