package fr.encaisse.process;

import static fr.encaisse.process.InvoiceStory.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.init;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.document.Documents;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.invoice.Step;
import fr.encaisse.payment.Payments;
import fr.encaisse.payment.Standing.Phase;
import fr.encaisse.process.InvoiceProcess.Elements;
import fr.encaisse.process.InvoiceProcess.Variables;
import fr.encaisse.process.Progress.Working;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The life of an invoice on the real model, with the real services and the simulator as Bridge over HTTP. */
@EncaisseTest
class InvoiceProcessTest {

    @Autowired
    InvoiceStory story;

    @Autowired
    InvoiceWorkflow workflow;

    @Autowired
    Invoices invoices;

    @Autowired
    Payments payments;

    @Autowired
    Documents documents;

    @Autowired
    ProcessEngine engine;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    MutableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void start() {
        init(engine);
        SimulatedBridge.reset();
    }

    @AfterEach
    void backToNow() {
        clock.reset();
        identity.clearAuthentication();
    }

    @Test
    void fromTheFirstStepToThePaidInvoiceFoundByThePollItself() {
        InvoiceTask task = workflow.start(STAFF);
        InvoiceId invoice = task.invoice();
        ProcessInstance instance = story.instance(invoice);
        for (String element : List.of(
                Elements.CHOOSE_CLIENT,
                Elements.DESCRIBE_INVOICE,
                Elements.ADD_PRODUCTS,
                Elements.AGREE_PAYMENT_TERMS)) {
            assertThatInstance(instance).isWaitingAt(element);
            task = story.fill(task);
        }
        assertThatInstance(instance).isWaitingAt(Elements.REVIEW_INVOICE);
        assertThat(invoices.summary(invoice).number()).isNull();

        assertThat(workflow.next(task.taskId(), STAFF)).isEmpty();
        assertThatInstance(instance).isWaitingAt(Elements.RENDER_DOCUMENT).hasPassed(Elements.ISSUE_INVOICE);
        assertThat(invoices.summary(invoice).number()).startsWith("F-");
        assertThat(workflow.progress(invoice).working()).isEqualTo(Working.RENDERING_DOCUMENT);

        story.run(invoice, Elements.RENDER_DOCUMENT);
        assertThat(documents.find(invoice)).isPresent();
        assertThatInstance(instance)
                .hasPassed(Elements.INVOICE_GENERATED)
                .isWaitingAt(Elements.SHOW_QR_CODE, Elements.QR_CODE_REQUESTED);

        workflow.showQr(invoice);
        story.run(invoice, Elements.OPEN_PAYMENT_LINK);
        assertThatInstance(instance)
                .hasPassed(Elements.QR_CODE_DISPLAYED)
                .isWaitingAt(Elements.SHOW_QR_CODE, Elements.PAYMENT_CHECK_DUE);

        SimulatedBridge.pay(payments.standing(invoice).link(), "id-acsc");
        story.run(invoice, Elements.PAYMENT_CHECK_DUE);
        assertThatInstance(instance).isEnded().hasPassed(Elements.INVOICE_PAID);
        assertThat(invoices.summary(invoice).state()).isEqualTo(InvoiceState.PAID);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.PAID);
    }

    @Test
    void whatIsFoundOutsideTheProcessEndsItsTasksInTheSameTransaction() {
        InvoiceId invoice = story.shownInvoice();
        ProcessInstance instance = story.instance(invoice);

        SimulatedBridge.pay(payments.standing(invoice).link(), "id-acsc");
        payments.check(invoice);

        assertThatInstance(instance).isEnded().hasPassed(Elements.INVOICE_PAID);
        assertThat(workflow.openTask(invoice, STAFF)).isEmpty();
    }

    @Test
    void aRefusedAttemptMayBeFollowedByAnotherOne() {
        InvoiceId invoice = story.shownInvoice();
        ProcessInstance instance = story.instance(invoice);

        SimulatedBridge.pay(payments.standing(invoice).link(), "id-rjct-am18");
        story.run(invoice, Elements.PAYMENT_CHECK_DUE);
        assertThatInstance(instance).isWaitingAt(Elements.SHOW_QR_CODE, Elements.PAYMENT_CHECK_DUE);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.REFUSED);
        assertThat(payments.standing(invoice).reason()).isEqualTo("AM18");

        SimulatedBridge.pay(payments.standing(invoice).link(), "id-acsc");
        story.run(invoice, Elements.PAYMENT_CHECK_DUE);
        assertThatInstance(instance).isEnded().hasPassed(Elements.INVOICE_PAID);
    }

    @Test
    void whenTheCustomerLeavesTheProcessStopsAskingAndTheCodeCanBeShownAgain() {
        InvoiceId invoice = story.shownInvoice();
        ProcessInstance instance = story.instance(invoice);

        clock.forward(Duration.ofMinutes(31));
        story.run(invoice, Elements.PAYMENT_CHECK_DUE);
        assertThatInstance(instance).isWaitingAt(Elements.SHOW_QR_CODE, Elements.QR_CODE_REQUESTED);

        workflow.showQr(invoice);
        story.run(invoice, Elements.OPEN_PAYMENT_LINK);
        assertThatInstance(instance).isWaitingAt(Elements.SHOW_QR_CODE, Elements.PAYMENT_CHECK_DUE);
        assertThat(SimulatedBridge.links()).as("the live link was reused").hasSize(1);
    }

    @Test
    void whoAsksForTheCodeBeforeTheDocumentIsThereNeedNotAskAgain() {
        InvoiceId invoice = story.issuedInvoice();
        workflow.showQr(invoice);
        assertThat(workflow.progress(invoice).working()).isEqualTo(Working.RENDERING_DOCUMENT);

        story.run(invoice, Elements.RENDER_DOCUMENT);
        assertThat(workflow.progress(invoice).working()).isEqualTo(Working.OPENING_LINK);
        story.run(invoice, Elements.OPEN_PAYMENT_LINK);

        assertThatInstance(story.instance(invoice)).isWaitingAt(Elements.SHOW_QR_CODE, Elements.PAYMENT_CHECK_DUE);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.LINK_READY);
    }

    @Test
    void whoAsksForTheCodeWhileTheDocumentIsBeingKeptNeedNotAskAgainEither() {
        InvoiceId invoice = story.issuedInvoice();

        transaction.executeWithoutResult(status -> {
            story.run(invoice, Elements.RENDER_DOCUMENT);
            CompletableFuture.runAsync(() -> workflow.showQr(invoice)).join();
        });

        assertThat(workflow.progress(invoice).working()).isEqualTo(Working.OPENING_LINK);
    }

    @Test
    void aCustomerWhoOpensALinkBeforeTheDocumentIsThereIsFollowedToo() {
        InvoiceId invoice = story.issuedInvoice();
        payments.openLink(invoice);

        story.run(invoice, Elements.RENDER_DOCUMENT);
        story.run(invoice, Elements.OPEN_PAYMENT_LINK);

        assertThatInstance(story.instance(invoice)).isWaitingAt(Elements.SHOW_QR_CODE, Elements.PAYMENT_CHECK_DUE);
        assertThat(SimulatedBridge.links()).hasSize(1);
    }

    @Test
    void noLinkIsOpenedForACodeThatNobodyHasAskedFor() {
        InvoiceId invoice = story.generatedInvoice();

        assertThatInstance(story.instance(invoice)).isWaitingAt(Elements.SHOW_QR_CODE, Elements.QR_CODE_REQUESTED);
        assertThat(workflow.progress(invoice).working()).isEqualTo(Working.NOTHING);
    }

    @Test
    void showingTheCodeAgainWhileThePaymentIsFollowedSlowlyMakesTheNextLookDueNow() {
        InvoiceId invoice = story.shownInvoice();
        clock.forward(Duration.ofMinutes(20));
        story.run(invoice, Elements.PAYMENT_CHECK_DUE);
        assertThat(story.job(invoice, Elements.PAYMENT_CHECK_DUE).getDuedate().toInstant())
                .isAfter(clock.instant().plus(Duration.ofMinutes(5)));

        workflow.showQr(invoice);

        assertThat(story.job(invoice, Elements.PAYMENT_CHECK_DUE).getDuedate().toInstant())
                .isBeforeOrEqualTo(clock.instant().plusSeconds(1));
    }

    @Test
    void aCustomerWhoStartsToPayByHimselfIsFollowedToo() {
        InvoiceId invoice = story.generatedInvoice();
        ProcessInstance instance = story.instance(invoice);

        payments.openLink(invoice);
        story.run(invoice, Elements.OPEN_PAYMENT_LINK);
        SimulatedBridge.pay(payments.standing(invoice).link(), "id-acsc");
        story.run(invoice, Elements.PAYMENT_CHECK_DUE);

        assertThatInstance(instance).isEnded().hasPassed(Elements.INVOICE_PAID);
        assertThat(SimulatedBridge.links()).hasSize(1);
    }

    @Test
    void theDueDateMakesItOverdueAndALaterPaymentStillMakesItPaid() {
        InvoiceId invoice = story.generatedInvoice();
        ProcessInstance instance = story.instance(invoice);

        clock.forward(Duration.ofDays(40));
        story.run(invoice, Elements.DUE_DATE_PASSED);
        assertThatInstance(instance)
                .hasPassed(Elements.CHECK_OVERDUE_PAYMENT)
                .isWaitingAt(Elements.CHASE_PAYMENT, Elements.SHOW_QR_CODE, Elements.QR_CODE_REQUESTED);
        assertThat(invoices.summary(invoice).state()).isEqualTo(InvoiceState.OVERDUE);
        clock.reset();

        workflow.showQr(invoice);
        story.run(invoice, Elements.OPEN_PAYMENT_LINK);
        SimulatedBridge.pay(payments.standing(invoice).link(), "id-acsc");
        story.run(invoice, Elements.PAYMENT_CHECK_DUE);
        assertThatInstance(instance).isEnded().hasPassed(Elements.INVOICE_PAID);
    }

    @Test
    void whoHasPaidBeforeTheDueDateIsNotChased() {
        InvoiceId invoice = story.shownInvoice();
        ProcessInstance instance = story.instance(invoice);
        SimulatedBridge.pay(payments.standing(invoice).link(), "id-acsc");

        clock.forward(Duration.ofDays(40));
        story.run(invoice, Elements.DUE_DATE_PASSED);

        assertThatInstance(instance).isEnded().hasPassed(Elements.INVOICE_PAID).hasNotPassed(Elements.CHASE_PAYMENT);
    }

    @Test
    void anAbandonedDraftTakesNoNumberAndEnds() {
        InvoiceTask review = story.reviewedDraft();
        ProcessInstance instance = story.instance(review.invoice());

        workflow.abandon(review.taskId(), STAFF);

        assertThatInstance(instance)
                .isEnded()
                .hasPassed(Elements.DRAFT_ABANDONED)
                .hasNotPassed(Elements.ISSUE_INVOICE);
        assertThat(invoices.summary(review.invoice()).state()).isEqualTo(InvoiceState.ABANDONED);
        assertThatThrownBy(() -> workflow.next(review.taskId(), STAFF)).isInstanceOf(NotFound.class);
    }

    @Test
    void withBridgeDownTheInvoiceStandsAndOneRetryHealsTheIncident() {
        InvoiceId invoice = story.generatedInvoice();
        SimulatedBridge.faults("{\"down\":true}");
        workflow.showQr(invoice);

        failToOpen(invoice);
        assertThat(documents.find(invoice)).isPresent();
        assertThat(invoices.summary(invoice).state()).isEqualTo(InvoiceState.OPEN);
        Instant firstPause = workflow.progress(invoice).nextTry();
        assertThat(firstPause).isAfter(clock.instant());

        failToOpen(invoice);
        assertThat(workflow.progress(invoice).nextTry()).as("pauses grow").isAfter(firstPause);

        while (!workflow.progress(invoice).stuck()) {
            failToOpen(invoice);
        }
        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(story.instance(invoice).getId())
                        .list())
                .singleElement()
                .satisfies(incident -> assertThat(incident.getIncidentMessage())
                        .contains("le lien de paiement n’est pas encore ouvert", "Réessayez"));

        SimulatedBridge.faults("{\"down\":false}");
        clock.forward(Duration.ofMinutes(5)); // after so many failures Bridge is left alone for a while
        management.setJobRetries(story.job(invoice, Elements.OPEN_PAYMENT_LINK).getId(), 1);
        story.run(invoice, Elements.OPEN_PAYMENT_LINK);
        assertThatInstance(story.instance(invoice)).isWaitingAt(Elements.SHOW_QR_CODE, Elements.PAYMENT_CHECK_DUE);
        assertThat(SimulatedBridge.links()).hasSize(1);
    }

    @Test
    void aLookWhileBridgeIsDownAnswersUnknownInsteadOfFailing() {
        InvoiceId invoice = story.shownInvoice();
        SimulatedBridge.faults("{\"down\":true}");

        story.run(invoice, Elements.PAYMENT_CHECK_DUE);

        assertThatInstance(story.instance(invoice)).isWaitingAt(Elements.SHOW_QR_CODE, Elements.PAYMENT_CHECK_DUE);
    }

    @Test
    void aLookThatFindsTheProcessEndedBySomebodyElseIsTriedAgainAndNoFailure() {
        InvoiceId invoice = story.generatedInvoice();
        ProcessInstance instance = story.instance(invoice);
        workflow.showQr(invoice);
        SimulatedBridge.pay(payments.openLink(invoice).orElseThrow(), "id-acsc");
        String job = story.job(invoice, Elements.OPEN_PAYMENT_LINK).getId();

        CompletableFuture<Void> look = transaction.execute(status -> {
            payments.check(invoice);
            long calls = SimulatedBridge.calls();
            CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> management.executeJob(job));
            await().until(() -> SimulatedBridge.calls() > calls || begun.isDone());
            return begun;
        });

        assertThat(look)
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .withCauseInstanceOf(OptimisticLockingException.class);
        assertThatInstance(instance).isEnded().hasPassed(Elements.INVOICE_PAID);
    }

    @Test
    void aPaymentThatNobodyWaitedForIsSaidAgainByTheNextLook() {
        InvoiceTask review = story.reviewedDraft();
        InvoiceId invoice = review.invoice();
        ProcessInstance instance = story.instance(invoice);
        workflow.next(review.taskId(), STAFF);
        invoices.settled(invoice, clock.instant());

        story.run(invoice, Elements.RENDER_DOCUMENT);
        workflow.showQr(invoice);
        story.run(invoice, Elements.OPEN_PAYMENT_LINK);

        assertThatInstance(instance).isEnded().hasPassed(Elements.INVOICE_PAID);
    }

    @Test
    void goingBackKeepsWhatWasTypedAndAsksForNothing() {
        InvoiceTask products = story.fill(story.fill(workflow.start(STAFF)));
        assertThat(products.step()).isEqualTo(WizardStep.ADD_PRODUCTS);

        InvoiceTask description = workflow.back(products.taskId(), STAFF);
        assertThat(description.step()).isEqualTo(WizardStep.DESCRIBE_INVOICE);
        InvoiceTask client = workflow.back(description.taskId(), STAFF);
        assertThat(client.step()).isEqualTo(WizardStep.CHOOSE_CLIENT);

        InvoiceTask again = workflow.next(client.taskId(), STAFF).orElseThrow();
        assertThat(again.step()).isEqualTo(WizardStep.DESCRIBE_INVOICE);
        assertThatThrownBy(() -> workflow.back(client.taskId(), STAFF)).isInstanceOf(NotFound.class);
    }

    @Test
    void aClickOnAnotherStepWalksThereButOnlyPastSoundSteps() {
        InvoiceTask review = story.reviewedDraft();
        InvoiceTask client = workflow.walkTo(review.taskId(), STAFF, WizardStep.CHOOSE_CLIENT);
        InvoiceTask terms = workflow.walkTo(client.taskId(), STAFF, WizardStep.AGREE_PAYMENT_TERMS);
        assertThat(terms.step()).isEqualTo(WizardStep.AGREE_PAYMENT_TERMS);

        InvoiceTask empty = workflow.start(STAFF);
        assertThatThrownBy(() -> workflow.walkTo(empty.taskId(), STAFF, WizardStep.ADD_PRODUCTS))
                .isInstanceOf(InvalidInput.class);
        assertThat(workflow.task(empty.taskId(), STAFF).step()).isEqualTo(WizardStep.CHOOSE_CLIENT);
    }

    @Test
    void anUnsoundStepIsNotCompletedHoweverItIsCalled() {
        InvoiceTask task = workflow.start(STAFF);

        assertThatThrownBy(() -> workflow.next(task.taskId(), STAFF)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> tasks.complete(task.taskId())).hasMessageContaining("client");
        assertThatThrownBy(() -> tasks.complete(task.taskId(), Map.of(Variables.DIRECTION, Variables.BACK)))
                .hasMessageContaining("client");
        assertThat(workflow.task(task.taskId(), STAFF).step()).isEqualTo(WizardStep.CHOOSE_CLIENT);
    }

    @Test
    void somebodyElsesTaskIsRefusedHoweverItIsCalled() {
        InvoiceTask review = story.reviewedDraft();

        assertThatThrownBy(() -> workflow.next(review.taskId(), "manager")).isInstanceOf(NotYourTask.class);
        assertThatThrownBy(() -> workflow.save(review.taskId(), "manager", story.sound(WizardStep.CHOOSE_CLIENT), 0))
                .isInstanceOf(NotYourTask.class);
        identity.setAuthentication("manager", List.of("managers", "camunda-admin"));
        assertThatThrownBy(() -> tasks.complete(review.taskId())).isInstanceOf(RuntimeException.class);
        identity.clearAuthentication();

        assertThat(workflow.task(review.taskId(), STAFF).step()).isEqualTo(WizardStep.REVIEW_INVOICE);
        assertThat(invoices.summary(review.invoice()).number()).isNull();
    }

    @Test
    void aTaskCompletedTwiceChangesNothingTheSecondTime() {
        InvoiceTask review = story.reviewedDraft();
        workflow.next(review.taskId(), STAFF);
        String number = invoices.summary(review.invoice()).number();

        assertThatThrownBy(() -> workflow.next(review.taskId(), STAFF)).isInstanceOf(NotFound.class);
        assertThat(invoices.summary(review.invoice()).number()).isEqualTo(number);
    }

    @Test
    void aStaleDraftIsRefused() {
        InvoiceTask task = workflow.start(STAFF);
        assertThat(task.step().content()).contains(Step.CLIENT);
        workflow.save(task.taskId(), STAFF, story.sound(task.step()), 0);

        assertThatThrownBy(() -> workflow.save(task.taskId(), STAFF, story.sound(task.step()), 0))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void theChaseEndsOnlyByPayment() {
        InvoiceId invoice = story.generatedInvoice();
        clock.forward(Duration.ofDays(40));
        story.run(invoice, Elements.DUE_DATE_PASSED);
        String chase = tasks.createTaskQuery()
                .processInstanceBusinessKey(invoice.toString())
                .taskDefinitionKey(Elements.CHASE_PAYMENT)
                .singleResult()
                .getId();

        assertThatThrownBy(() -> tasks.complete(chase)).hasMessageContaining("payée");
    }

    @Test
    void variablesHoldNothingButRoutingFacts() {
        InvoiceId invoice = story.shownInvoice();
        assertThat(story.variables(invoice).keySet())
                .containsExactlyInAnyOrder(
                        Variables.OWNER,
                        Variables.DIRECTION,
                        Variables.OVERDUE_AT,
                        Variables.POLL_GAP,
                        Variables.SOMEONE_MAY_BE_PAYING);
    }

    private void failToOpen(InvoiceId invoice) {
        assertThatThrownBy(() -> story.run(invoice, Elements.OPEN_PAYMENT_LINK));
    }

    private static org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert assertThatInstance(
            ProcessInstance instance) {
        return BpmnAwareTests.assertThat(instance);
    }
}
