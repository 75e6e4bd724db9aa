package fr.encaisse.desk;

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
