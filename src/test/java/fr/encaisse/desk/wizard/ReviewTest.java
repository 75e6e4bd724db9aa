package fr.encaisse.desk.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.encaisse.EncaisseTest;
import fr.encaisse.invoice.SoundDrafts;
import fr.encaisse.process.InvoiceTask;
import fr.encaisse.process.InvoiceWorkflow;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;

@EncaisseTest
@Transactional
class ReviewTest {

    private static final String STAFF = "staff";

    @Autowired
    InvoiceWorkflow workflow;

    @Autowired
    SoundDrafts sound;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    @Test
    void aSoundDraftMissesNothing() throws Exception {
        review(taskToReview())
                .andExpect(jsonPath("$.view.missing", hasSize(0)))
                .andExpect(jsonPath("$.view.summary.title").value("Véranda"));
    }

    @Test
    void whatAStepCanMendLeadsThere() throws Exception {
        InvoiceTask task = taskToReview();
        jdbc.sql("UPDATE client SET siren = NULL").update();
        review(task).andExpect(jsonPath("$.view.missing[*].step", contains("CHOOSE_CLIENT")));
    }

    @Test
    void whatNoStepCanMendIsSaidWithoutAWayThere() throws Exception {
        InvoiceTask task = taskToReview();
        jdbc.sql("UPDATE issuer SET siren = ''").update();
        review(task)
                .andExpect(jsonPath("$.view.missing", hasSize(1)))
                .andExpect(jsonPath("$.view.missing[0].message", containsString("SIREN de votre entreprise")))
                .andExpect(jsonPath("$.view.missing[0].step", nullValue()));
    }

    @Test
    void theDraftMayBeTakenAlongAndLooksLikeNoInvoice() throws Exception {
        byte[] pdf = fetch(taskToReview(), "preview.pdf");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("APERÇU", "Brouillon,sansvaleurdefacture")
                    .doesNotContain("F-2026");
        }
    }

    @Test
    void aPageIsEnlargedInPrintQuality() throws Exception {
        InvoiceTask task = taskToReview();
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(fetch(task, "pages/1.png")));
        BufferedImage large = ImageIO.read(new ByteArrayInputStream(fetch(task, "pages/1.png?large=true")));
        assertThat(large.getWidth()).isGreaterThanOrEqualTo(2 * page.getWidth() - 2);
        web.perform(get("/api/tasks/" + task.taskId() + "/pages/99.png?large=true")
                        .with(user(STAFF).roles("staff")))
                .andExpect(status().isNotFound());
    }

    private byte[] fetch(InvoiceTask task, String what) throws Exception {
        return web.perform(get("/api/tasks/" + task.taskId() + "/" + what)
                        .with(user(STAFF).roles("staff")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private ResultActions review(InvoiceTask task) throws Exception {
        return web.perform(get("/api/tasks/" + task.taskId() + "/review")
                        .with(user(STAFF).roles("staff")))
                .andExpect(status().isOk());
    }

    private InvoiceTask taskToReview() {
        InvoiceTask task = workflow.start(STAFF);
        sound.fillIn(task.invoice(), "Véranda");
        for (int step = 0; step < 4; step++) {
            task = workflow.next(task.taskId(), STAFF).orElseThrow();
        }
        return task;
    }
}
