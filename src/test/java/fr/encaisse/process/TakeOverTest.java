package fr.encaisse.process;

import static fr.encaisse.process.InvoiceStory.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.encaisse.EncaisseTest;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.invoice.Step;
import fr.encaisse.invoice.StepContent.Description;
import fr.encaisse.journal.Journal;
import fr.encaisse.process.InvoiceProcess.Variables;
import fr.encaisse.shared.Conflict;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A draft changes hands: task, register and process say the same, and nobody writes over somebody else. */
@EncaisseTest
class TakeOverTest {

    private static final String PAUL = "manager";

    @Autowired
    InvoiceStory story;

    @Autowired
    InvoiceWorkflow workflow;

    @Autowired
    Invoices invoices;

    @Autowired
    Drafts drafts;

    @Autowired
    TaskService tasks;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    @Test
    void taskRegisterAndProcessNameTheNewOwnerAndTheJournalBoth() {
        InvoiceTask task = story.fill(workflow.start(STAFF));
        InvoiceId invoice = task.invoice();

        InvoiceTask taken = workflow.takeOver(invoice, PAUL, STAFF);

        assertThat(taken.step()).isEqualTo(task.step());
        assertThat(taken.assignee()).isEqualTo(PAUL);
        assertThat(invoices.summary(invoice).owner()).isEqualTo(PAUL);
        assertThat(drafts.holder(invoice).since()).isNotNull();
        assertThat(story.variables(invoice)).containsEntry(Variables.OWNER, PAUL);
        assertThat(invoices.draftsOf(PAUL, 50)).extracting("id").contains(invoice);
        assertThat(jdbc.sql("SELECT facts FROM journal_entry WHERE type = 'draft.takenOver' AND subject = :id")
                        .param("id", invoice.toString())
                        .query(String.class)
                        .single())
                .contains(STAFF, PAUL);
        assertThat(journal.firstBroken()).isEmpty();
    }

    @Test
    void theFormerOwnerCanNeitherSaveNorMoveNorAbandon() {
        InvoiceTask task = story.fill(workflow.start(STAFF));
        workflow.takeOver(task.invoice(), PAUL, STAFF);
        Description typed = new Description("À moi", "", "", "", "");

        assertThatThrownBy(() -> workflow.save(task.taskId(), STAFF, typed, 0)).isInstanceOf(NotYourTask.class);
        assertThatThrownBy(() -> workflow.next(task.taskId(), STAFF)).isInstanceOf(NotYourTask.class);
        assertThatThrownBy(() -> workflow.back(task.taskId(), STAFF)).isInstanceOf(NotYourTask.class);
        assertThatThrownBy(() -> workflow.abandon(task.taskId(), STAFF)).isInstanceOf(NotYourTask.class);
        assertThat(workflow.openTask(task.invoice(), STAFF)).isEmpty();
        assertThat(drafts.read(task.invoice(), Step.DESCRIPTION).version()).isZero();
    }

    @Test
    void theNextTasksAreTheNewOwnersAndTheInvoiceIsIssuedInTheirName() {
        InvoiceTask review = story.reviewedDraft();
        InvoiceTask taken = workflow.takeOver(review.invoice(), PAUL, STAFF);

        InvoiceTask back = workflow.back(taken.taskId(), PAUL);
        assertThat(back.assignee()).isEqualTo(PAUL);
        InvoiceTask again = workflow.next(back.taskId(), PAUL).orElseThrow();
        workflow.next(again.taskId(), PAUL);

        assertThat(jdbc.sql("SELECT issued_by FROM invoice WHERE invoice_id = :id")
                        .param("id", review.invoice().value())
                        .query(String.class)
                        .single())
                .isEqualTo(PAUL);
    }

    @Test
    void itIsTakenBackTheSameWay() {
        InvoiceTask task = workflow.start(STAFF);
        workflow.takeOver(task.invoice(), PAUL, STAFF);

        assertThat(workflow.takeOver(task.invoice(), STAFF, PAUL).assignee()).isEqualTo(STAFF);
        assertThat(workflow.save(task.taskId(), STAFF, story.sound(task.step()), 0))
                .isEqualTo(1);
    }

    @Test
    void onesOwnDraftIsOpenedAndNothingChanges() {
        InvoiceTask task = workflow.start(STAFF);

        assertThat(workflow.takeOver(task.invoice(), STAFF, STAFF)).isEqualTo(task);
        assertThat(drafts.holder(task.invoice())).isEqualTo(new Drafts.Holder(STAFF, null));
    }

    @Test
    void whoIsToldAnotherNameTakesNothing() {
        InvoiceTask task = workflow.start(STAFF);
        workflow.takeOver(task.invoice(), PAUL, STAFF);

        assertThatThrownBy(() -> workflow.takeOver(task.invoice(), "admin", STAFF))
                .isInstanceOf(Conflict.class);
        assertThat(drafts.holder(task.invoice()).owner()).isEqualTo(PAUL);
    }

    @Test
    void whatIsNoDraftAnyMoreIsNotTakenOver() {
        InvoiceId issued = story.generatedInvoice();
        assertThatThrownBy(() -> workflow.takeOver(issued, PAUL, STAFF)).isInstanceOf(Conflict.class);

        InvoiceTask abandoned = workflow.start(STAFF);
        workflow.abandon(abandoned.taskId(), STAFF);
        assertThatThrownBy(() -> workflow.takeOver(abandoned.invoice(), PAUL, STAFF))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void ofTwoWhoTakeItAtTheSameMomentOneDoes() throws Exception {
        InvoiceTask task = workflow.start(STAFF);

        List<Boolean> took =
                atOnce(() -> takes(task.invoice(), PAUL, STAFF), () -> takes(task.invoice(), "admin", STAFF));

        assertThat(took).containsExactlyInAnyOrder(true, false);
        assertThat(drafts.holder(task.invoice()).owner())
                .isEqualTo(tasks.createTaskQuery()
                        .taskId(task.taskId())
                        .singleResult()
                        .getAssignee());
    }

    @Test
    void whileItsOwnerGoesOnEitherTheMoveOrTheTakingOverIsDoneAndAllSayTheSame() throws Exception {
        for (int round = 0; round < 10; round++) {
            InvoiceTask task = workflow.start(STAFF);
            workflow.save(task.taskId(), STAFF, story.sound(task.step()), 0);

            atOnce(() -> takes(task.invoice(), PAUL, STAFF), () -> moves(task));

            InvoiceTask stands = workflow.draftTask(task.invoice()).orElseThrow();
            assertThat(stands.assignee())
                    .isEqualTo(drafts.holder(task.invoice()).owner())
                    .isEqualTo(story.variables(task.invoice()).get(Variables.OWNER));
        }
    }

    private boolean takes(InvoiceId invoice, String user, String from) {
        try {
            workflow.takeOver(invoice, user, from);
            return true;
        } catch (Conflict somebodyElseDid) {
            return false;
        }
    }

    private boolean moves(InvoiceTask task) {
        try {
            return workflow.next(task.taskId(), STAFF).isPresent();
        } catch (Conflict | NotYourTask taken) {
            return false;
        }
    }

    private static List<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch both = new CountDownLatch(2);
        try {
            Future<Boolean> first = threads.submit(() -> started(both, one));
            Future<Boolean> second = threads.submit(() -> started(both, other));
            return List.of(first.get(), second.get());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Boolean started(CountDownLatch both, Callable<Boolean> act) throws Exception {
        both.countDown();
        both.await();
        return act.call();
    }
}
