package fr.encaisse.process;

import static fr.encaisse.process.InvoiceStory.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.init;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.creditnote.CreditChoice;
import fr.encaisse.creditnote.CreditChoice.LineChoice;
import fr.encaisse.creditnote.CreditNote;
import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.creditnote.CreditNotes;
import fr.encaisse.delivery.Deliveries;
import fr.encaisse.delivery.Delivery;
import fr.encaisse.document.Documents;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.Payments;
import fr.encaisse.payment.Standing.Phase;
import fr.encaisse.payment.TypedEntry;
import fr.encaisse.process.CreditNoteProcess.Elements;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Credit notes on the real models, with what they do to the invoice, its payment and its process. */
@EncaisseTest
class CreditNoteProcessTest {

    private static final String MANAGER = "manager";
    private static final String OTHER_MANAGER = "manager2";

    @Autowired
    InvoiceStory story;

    @Autowired
    CreditNoteWorkflow workflow;

    @Autowired
    InvoiceWorkflow invoiceWorkflow;

    @Autowired
    CreditNotes creditNotes;

    @Autowired
    Invoices invoices;

    @Autowired
    Payments payments;

    @Autowired
    Documents documents;

    @Autowired
    Deliveries deliveries;

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

    @BeforeEach
    void start() {
        init(engine);
        SimulatedBridge.reset();
    }

    @AfterEach
    void oneManagerOnly() {
        identity.deleteUser(OTHER_MANAGER);
    }

    @Test
    void creditingAllOfAnInvoiceCancelsItEverywhere() {
        InvoiceId invoice = story.shownInvoice();
        ProcessInstance collecting = story.instance(invoice);
        assertThat(payments.standing(invoice).link()).isNotNull();
        CreditNoteId id = approved(invoice, all("client@example.org"));
        ProcessInstance instance = instance(id);

        CreditNote note = creditNotes.get(id);
        assertThat(note.number()).matches("AV-\\d{4}-\\d{6}");
        assertThat(note.invoice().number()).isEqualTo(invoices.summary(invoice).number());
        assertThat(note.content().totals()).isEqualTo(invoices.content(invoice).totals());
        assertThat(note.issued().writtenBy()).isEqualTo(STAFF);
        assertThat(note.issued().approvedBy()).isEqualTo(MANAGER);
        assertThat(invoices.summary(invoice).state()).isEqualTo(InvoiceState.CANCELLED);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.CANCELLED);
        assertThat(payments.standing(invoice).due()).isEqualTo(Money.ZERO);
        assertThat(payments.openLink(invoice)).isEmpty();
        assertThatInstance(collecting)
                .hasPassed(InvoiceProcess.Elements.CREDIT_NOTE_ISSUED, InvoiceProcess.Elements.INVOICE_CANCELLED)
                .isEnded();

        assertThat(documents.find(id)).isEmpty();
        runJob(instance);
        assertThat(documents.find(id).orElseThrow().fileName()).isEqualTo("Avoir-" + note.number() + ".pdf");
        assertThatInstance(instance)
                .hasPassed(Elements.SEND_CREDIT_NOTE, Elements.CREDIT_NOTE_SENT)
                .isEnded();
        assertThat(deliveries.of(invoice))
                .singleElement()
                .returns("client@example.org", Delivery::recipient)
                .returns(id, Delivery::creditNote);
        assertThatThrownBy(() -> workflow.start(invoice, Locale.FRENCH, STAFF)).isInstanceOf(Conflict.class);
    }

    @Test
    void whatIsCreditedInPartIsCollectedNoMore() {
        InvoiceId invoice = story.shownInvoice();
        Money gross = invoices.summary(invoice).gross();
        CreditNoteId id = approved(invoice, percent("25", ""));
        Money credited = creditNotes.get(id).content().totals().gross();
        Money rest = gross.minus(credited);
        assertThat(payments.standing(invoice).due()).isEqualTo(rest);
        assertThat(payments.standing(invoice).link())
                .as("the link was for all of it")
                .isNull();
        assertThat(invoices.summary(invoice).state()).isEqualTo(InvoiceState.OPEN);
        assertThatInstance(story.instance(invoice)).isWaitingAt(InvoiceProcess.Elements.SHOW_QR_CODE);

        ProcessInstance instance = instance(id);
        runJob(instance);
        assertThatInstance(instance).hasPassed(Elements.CREDIT_NOTE_ISSUED).hasNotPassed(Elements.SEND_CREDIT_NOTE);
        assertThat(deliveries.of(invoice)).isEmpty();

        ProcessInstance collecting = story.instance(invoice);
        SimulatedBridge.pay(payments.openLink(invoice).orElseThrow(), "id-acsc");
        payments.check(invoice);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.PAID);
        assertThat(payments.standing(invoice).paid()).isEqualTo(rest);
        assertThatInstance(collecting)
                .hasPassed(InvoiceProcess.Elements.INVOICE_PAID)
                .isEnded();
    }

    @Test
    void aCreditNoteOnWhatIsLeftOfAPartlyPaidInvoiceMakesItPaid() {
        InvoiceId invoice = story.generatedInvoice();
        ProcessInstance collecting = story.instance(invoice);
        Money tenth = new Money(invoices.summary(invoice).gross().amount().divide(BigDecimal.TEN));
        transfer(invoice, invoices.summary(invoice).gross().minus(tenth).toString());
        approved(invoice, amount(tenth));
        assertThat(invoices.summary(invoice).state()).isEqualTo(InvoiceState.PAID);
        assertThatInstance(collecting)
                .hasPassed(InvoiceProcess.Elements.INVOICE_PAID)
                .isEnded();
    }

    @Test
    void whatWasPaidAboveTheRestIsRefunded() {
        InvoiceId invoice = story.generatedInvoice();
        transfer(invoice, invoices.summary(invoice).gross().toString());
        CreditNoteId part = approved(invoice, lines("0", "1"));
        Money credited = creditNotes.get(part).content().totals().gross();
        assertThat(payments.payments(invoice).excess()).isEqualTo(credited);
        assertThat(invoiceWorkflow.refundTask(invoice, MANAGER)).isPresent();
        assertThat(invoices.summary(invoice).state()).isEqualTo(InvoiceState.PAID);

        approved(invoice, all(""));
        assertThat(invoices.summary(invoice).state()).isEqualTo(InvoiceState.CANCELLED);
        assertThat(payments.payments(invoice).excess())
                .isEqualTo(invoices.summary(invoice).gross());
    }

    @Test
    void aRefusalSendsItBackWithTheReason() {
        InvoiceId invoice = story.generatedInvoice();
        CreditNoteTask approval = toApprove(invoice, percent("10", ""), STAFF);
        assertThatThrownBy(() -> workflow.task(approval.taskId(), STAFF)).isInstanceOf(NotYourTask.class);
        assertThatThrownBy(() -> workflow.refuse(approval.taskId(), MANAGER, " "))
                .isInstanceOf(InvalidInput.class);
        workflow.refuse(approval.taskId(), MANAGER, "Plutôt 5 %");
        CreditNoteTask again = workflow.openTask(approval.creditNote(), STAFF).orElseThrow();
        assertThat(again.step()).isEqualTo(CreditNoteStep.CHOOSE_CREDIT);
        assertThat(creditNotes.draft(approval.creditNote()).refusal().reason()).isEqualTo("Plutôt 5 %");
        assertThat(creditNotes.find(approval.creditNote())).isEmpty();
        ProcessInstance instance = instance(approval.creditNote());
        workflow.abandon(again.taskId(), STAFF);
        assertThatInstance(instance).hasPassed(Elements.CREDIT_NOTE_ABANDONED).isEnded();
        assertThat(workflow.drafts(invoice)).isEmpty();
    }

    @Test
    void fromTheReviewOneMayGoBack() {
        CreditNoteTask choose = workflow.start(story.generatedInvoice(), Locale.FRENCH, STAFF);
        assertThatThrownBy(() -> workflow.next(choose.taskId(), STAFF)).isInstanceOf(InvalidInput.class);
        workflow.save(choose.taskId(), STAFF, percent("10", ""), 0);
        CreditNoteTask review = workflow.next(choose.taskId(), STAFF).orElseThrow();
        assertThat(review.step()).isEqualTo(CreditNoteStep.REVIEW_CREDIT_NOTE);
        assertThat(workflow.back(review.taskId(), STAFF).step()).isEqualTo(CreditNoteStep.CHOOSE_CREDIT);
        assertThatThrownBy(() -> workflow.save(review.taskId(), STAFF, percent("5", ""), 1))
                .as("that task is over")
                .hasMessageContaining("process.task.gone");
    }

    @Test
    void twoThatTogetherAreTooMuchAreNotBothIssued() {
        InvoiceId invoice = story.generatedInvoice();
        CreditNoteTask first = toApprove(invoice, percent("60", ""), STAFF);
        CreditNoteTask second = toApprove(invoice, percent("60", ""), STAFF);
        workflow.approve(first.taskId(), MANAGER);
        assertThatThrownBy(() -> workflow.approve(second.taskId(), MANAGER)).isInstanceOf(InvalidInput.class);
        assertThat(creditNotes.of(invoice)).hasSize(1);
        assertThat(workflow.task(second.taskId(), MANAGER)).isEqualTo(second);
    }

    @Test
    void whoWroteItDoesNotApproveItWhereThereIsAnotherManager() {
        InvoiceId invoice = story.generatedInvoice();
        CreditNoteTask own = toApprove(invoice, percent("10", ""), MANAGER);
        secondManager();
        assertThatThrownBy(() -> workflow.approve(own.taskId(), MANAGER)).hasMessageContaining("fourEyes");
        assertThat(workflow.toApprove(MANAGER)).doesNotContain(own.creditNote());
        assertThat(workflow.toApprove(OTHER_MANAGER)).contains(own.creditNote());
        assertThat(workflow.toApprove(STAFF)).isEmpty();
        workflow.approve(own.taskId(), OTHER_MANAGER);
        assertThat(workflow.toApprove(OTHER_MANAGER)).doesNotContain(own.creditNote());
        assertThat(creditNotes.get(own.creditNote()).issued().approvedBy()).isEqualTo(OTHER_MANAGER);
    }

    @Test
    void theOnlyManagerApprovesHisOwn() {
        CreditNoteTask own = toApprove(story.generatedInvoice(), percent("10", ""), MANAGER);
        assertThat(workflow.toApprove(MANAGER)).contains(own.creditNote());
        workflow.approve(own.taskId(), MANAGER);
        assertThat(creditNotes.find(own.creditNote())).isPresent();
    }

    @Test
    void completingTheTaskIsNoApproval() {
        CreditNoteTask approval = toApprove(story.generatedInvoice(), percent("10", ""), STAFF);
        assertThatThrownBy(() -> tasks.complete(approval.taskId())).hasMessageContaining("responsable");
        assertThat(creditNotes.find(approval.creditNote())).isEmpty();
    }

    @Test
    void severalCreditNotesFollowOneAnotherInTheirSeries() {
        InvoiceId invoice = story.generatedInvoice();
        int first = number(approved(invoice, percent("10", "")));
        int second = number(approved(invoice, percent("10", "")));
        assertThat(second).isEqualTo(first + 1);
        // Both numbers: the words of one alone may stand in an invoice of another test.
        String numbers = creditNotes.of(invoice).get(1).number() + " "
                + invoices.summary(invoice).number();
        assertThat(invoices.search(numbers, List.of(), 0, 5))
                .singleElement()
                .extracting("id")
                .isEqualTo(invoice);
    }

    private int number(CreditNoteId id) {
        return Integer.parseInt(creditNotes.get(id).number().replaceFirst(".*-", ""));
    }

    private CreditNoteId approved(InvoiceId invoice, CreditChoice choice) {
        CreditNoteTask approval = toApprove(invoice, choice, STAFF);
        workflow.approve(approval.taskId(), MANAGER);
        return approval.creditNote();
    }

    private CreditNoteTask toApprove(InvoiceId invoice, CreditChoice choice, String writer) {
        CreditNoteTask choose = workflow.start(invoice, Locale.FRENCH, writer);
        workflow.save(choose.taskId(), writer, choice, 0);
        CreditNoteTask review = workflow.next(choose.taskId(), writer).orElseThrow();
        workflow.next(review.taskId(), writer);
        return workflow.openTask(review.creditNote(), MANAGER).orElseThrow();
    }

    private static CreditChoice all(String recipient) {
        return new CreditChoice("ALL", null, null, null, "Commande annulée", recipient, "fr");
    }

    private static CreditChoice percent(String percent, String recipient) {
        return new CreditChoice("PERCENT", null, percent, null, "Geste commercial", recipient, "fr");
    }

    private static CreditChoice amount(Money gross) {
        return new CreditChoice("AMOUNT", null, null, gross.toString(), "Geste commercial", "", "fr");
    }

    private static CreditChoice lines(String line, String quantity) {
        List<LineChoice> lines = List.of(new LineChoice(0, Integer.parseInt(line), quantity));
        return new CreditChoice("LINES", lines, null, null, "Erreur de quantité", "", "fr");
    }

    private void secondManager() {
        identity.saveUser(identity.newUser(OTHER_MANAGER));
        identity.createMembership(OTHER_MANAGER, "managers");
    }

    private void transfer(InvoiceId invoice, String amount) {
        TypedEntry typed = new TypedEntry(amount, CompanyDay.today(clock).toString(), "VIR 4711", true);
        payments.recordTransfer(invoice, typed, UUID.randomUUID().toString(), MANAGER);
    }

    private void runJob(ProcessInstance instance) {
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId());
    }

    private ProcessInstance instance(CreditNoteId creditNote) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(CreditNoteProcess.KEY)
                .processInstanceBusinessKey(creditNote.toString())
                .singleResult();
    }

    private static ProcessInstanceAssert assertThatInstance(ProcessInstance instance) {
        return BpmnAwareTests.assertThat(instance);
    }
}
