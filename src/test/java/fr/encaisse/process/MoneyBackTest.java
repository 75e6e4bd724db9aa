package fr.encaisse.process;

import static fr.encaisse.process.InvoiceStory.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.init;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.Payments;
import fr.encaisse.payment.Standing.Phase;
import fr.encaisse.payment.TypedEntry;
import fr.encaisse.process.InvoiceProcess.Elements;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Money that has to go back, and money that was taken back, on the real models. */
@EncaisseTest
class MoneyBackTest {

    private static final String MANAGER = "manager";

    @Autowired
    InvoiceStory story;

    @Autowired
    InvoiceWorkflow workflow;

    @Autowired
    Invoices invoices;

    @Autowired
    Payments payments;

    @Autowired
    ProcessEngine engine;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    MutableClock clock;

    @BeforeEach
    void start() {
        init(engine);
        SimulatedBridge.reset();
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void anExcessOpensOneRefundForManagersThatEndsWhenAllOfItHasBeenSentBack() {
        InvoiceId invoice = paidInvoice();
        assertThat(refunds(invoice)).isEmpty();
        transfer(invoice, "20");
        transfer(invoice, "5");
        ProcessInstance refund = refunds(invoice).get(0);
        assertThat(refunds(invoice)).hasSize(1);
        assertThatInstance(refund)
                .hasPassed(RefundProcess.Elements.EXCESS_FOUND)
                .isWaitingAt(RefundProcess.Elements.REFUND_EXCESS);
        assertThat(workflow.refundTask(invoice, STAFF)).isEmpty();
        InvoiceTask task = workflow.refundTask(invoice, MANAGER).orElseThrow();
        assertThat(task.step()).isEqualTo(WizardStep.REFUND_EXCESS);
        assertThat(workflow.task(task.taskId(), MANAGER).invoice()).isEqualTo(invoice);
        assertThatThrownBy(() -> workflow.task(task.taskId(), STAFF)).isInstanceOf(NotYourTask.class);

        refund(invoice, "20");
        assertThatInstance(refund).isWaitingAt(RefundProcess.Elements.REFUND_EXCESS);
        refund(invoice, "5");
        assertThatInstance(refund)
                .hasPassed(RefundProcess.Elements.EXCESS_GONE, RefundProcess.Elements.NOTHING_TO_REFUND)
                .isEnded();
        transfer(invoice, "3");
        assertThat(refunds(invoice)).hasSize(1);
    }

    @Test
    void aRefundIsNotDoneByCompletingItsTask() {
        InvoiceId invoice = paidInvoice();
        transfer(invoice, "20");
        String task = workflow.refundTask(invoice, MANAGER).orElseThrow().taskId();
        assertThatThrownBy(() -> tasks.complete(task)).hasMessageContaining("remboursé");
        assertThatThrownBy(() -> workflow.next(task, MANAGER)).hasMessageContaining("endsWithRefund");
        assertThat(refunds(invoice)).hasSize(1);
    }

    @Test
    void aSlipTakenBackEndsTheRefundToo() {
        InvoiceId invoice = paidInvoice();
        transfer(invoice, "20");
        ProcessInstance refund = refunds(invoice).get(0);
        long slip = payments.payments(invoice).entries().get(1).id();
        payments.reverse(invoice, slip, "Autre facture", MANAGER);
        assertThatInstance(refund).isEnded();
    }

    @Test
    void whatCameInOnAnInvoiceThatIsCancelledHasToBeSentBack() {
        InvoiceId invoice = story.generatedInvoice();
        ProcessInstance instance = story.instance(invoice);
        transfer(invoice, "20");
        invoices.cancelled(invoice);
        assertThatInstance(instance).isEnded().hasPassed(Elements.INVOICE_CANCELLED);
        assertThat(payments.payments(invoice).excess()).isEqualTo(Money.of("20"));
        assertThat(refunds(invoice)).hasSize(1);
    }

    @Test
    void anInvoiceWhoseMoneyTheBankTakesBackIsCollectedAgain() {
        InvoiceId invoice = story.shownInvoice();
        ProcessInstance first = story.instance(invoice);
        String attempt = SimulatedBridge.pay(payments.standing(invoice).link(), "id-pdng")
                .path("id")
                .asText();
        payments.check(invoice);
        payments.confirmPending(invoice, attempt, typed(""), MANAGER);
        assertThatInstance(first).isEnded().hasPassed(Elements.INVOICE_PAID);

        SimulatedBridge.reject(attempt, "MS03");
        payments.check(invoice);
        ProcessInstance second = story.instance(invoice);
        assertThat(second.getId()).isNotEqualTo(first.getId());
        assertThatInstance(second)
                .hasPassed(Elements.INVOICE_REOPENED)
                .isWaitingAt(Elements.SHOW_QR_CODE, Elements.QR_CODE_REQUESTED);
        assertThat(workflow.openTask(invoice, STAFF)).isPresent();
        assertThat(invoices.summary(invoice).state()).isEqualTo(InvoiceState.OPEN);

        clock.forward(Duration.ofMinutes(1));
        workflow.showQr(invoice);
        story.run(invoice, Elements.OPEN_PAYMENT_LINK);
        SimulatedBridge.pay(payments.standing(invoice).link(), "id-acsc");
        story.run(invoice, Elements.PAYMENT_CHECK_DUE);
        assertThatInstance(second).isEnded().hasPassed(Elements.INVOICE_PAID);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.PAID);
    }

    @Test
    void anInvoiceThatIsDueAgainAfterItsDueDateIsChasedAtOnce() {
        InvoiceId invoice = story.generatedInvoice();
        transfer(invoice, invoices.summary(invoice).gross().toString());
        clock.forward(Duration.ofDays(40));
        long slip = payments.payments(invoice).entries().get(0).id();
        payments.reverse(invoice, slip, "Mauvaise facture", MANAGER);
        assertThat(story.job(invoice, Elements.DUE_DATE_PASSED).getDuedate().toInstant())
                .isBefore(clock.instant());
        story.run(invoice, Elements.DUE_DATE_PASSED);
        assertThatInstance(story.instance(invoice)).isWaitingAt(Elements.CHASE_PAYMENT, Elements.SHOW_QR_CODE);
    }

    @Test
    void aPaymentRecordedByHandEndsEverythingThatWaitsForIt() {
        InvoiceId invoice = story.shownInvoice();
        ProcessInstance instance = story.instance(invoice);
        transfer(invoice, invoices.summary(invoice).gross().toString());
        assertThatInstance(instance).isEnded().hasPassed(Elements.INVOICE_PAID);
        assertThat(workflow.openTask(invoice, STAFF)).isEmpty();
    }

    private InvoiceId paidInvoice() {
        InvoiceId invoice = story.generatedInvoice();
        transfer(invoice, invoices.summary(invoice).gross().toString());
        return invoice;
    }

    private void transfer(InvoiceId invoice, String amount) {
        payments.recordTransfer(invoice, typed(amount), UUID.randomUUID().toString(), MANAGER);
    }

    private void refund(InvoiceId invoice, String amount) {
        payments.recordRefund(invoice, typed(amount), UUID.randomUUID().toString(), MANAGER);
    }

    private TypedEntry typed(String amount) {
        return new TypedEntry(amount, CompanyDay.today(clock).toString(), "VIR 4711", true);
    }

    private List<ProcessInstance> refunds(InvoiceId invoice) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(RefundProcess.KEY)
                .processInstanceBusinessKey(invoice.toString())
                .list();
    }

    private static org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert assertThatInstance(
            ProcessInstance instance) {
        return BpmnAwareTests.assertThat(instance);
    }
}
