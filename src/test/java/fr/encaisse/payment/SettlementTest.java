package fr.encaisse.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.payment.PaymentEntry.Kind;
import fr.encaisse.payment.Standing.Phase;
import fr.encaisse.payment.bridge.AttemptStatus;
import fr.encaisse.payment.bridge.BridgeAttempt;
import fr.encaisse.payment.bridge.LinkStatus;
import fr.encaisse.shared.Money;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@EncaisseTest
class SettlementTest {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Payments payments;

    @Autowired
    Settlement settlement;

    @Autowired
    BridgeCheck bridge;

    @Autowired
    Links links;

    @Autowired
    TransactionTemplate transaction;

    @RegisterExtension
    final PaymentTrial trial = new PaymentTrial();

    private InvoiceId invoice;

    @BeforeEach
    void anIssuedInvoice() {
        invoice = trial.issue();
    }

    @Test
    void anExecutedPaymentMakesTheInvoicePaidOnce() {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        assertThat(payments.check(invoice).settled()).isTrue();
        assertThat(payments.check(invoice).settled()).isTrue();
        assertPaid();
        assertThat(journaled("payment.received")).isEqualTo(1);
        assertThat(journaled("invoice.paid")).isEqualTo(1);
        assertThat(payments.standing(invoice).paid()).isEqualTo(trial.gross(invoice));
        assertThat(payments.standing(invoice).due()).isEqualTo(Money.ZERO);
    }

    @Test
    void aPendingPaymentIsNotMoneyUntilItIsExecuted() {
        JsonNode attempt = SimulatedBridge.pay(trial.open(invoice), "id-pdng");
        Outlook outlook = payments.check(invoice);
        assertThat(outlook.settled()).isFalse();
        assertThat(outlook.someoneMayBePaying()).isTrue();
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.PENDING);
        assertThat(trial.booked()).isEqualTo(Money.ZERO);
        SimulatedBridge.settle(attempt.path("id").asText());
        assertThat(payments.check(invoice).settled()).isTrue();
        assertPaid();
    }

    @Test
    void aPaymentRejectedAfterAllLeavesTheInvoiceOpenForANewLink() {
        URI first = trial.open(invoice);
        JsonNode attempt = SimulatedBridge.pay(first, "id-pdng");
        payments.check(invoice);
        SimulatedBridge.reject(attempt.path("id").asText(), "MS03");
        assertThat(payments.check(invoice).settled()).isFalse();
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.REFUSED);
        assertThat(payments.standing(invoice).reason()).isEqualTo("MS03");
        assertThat(payments.standing(invoice).link()).isNull();
        URI second = trial.open(invoice);
        assertThat(second).isNotEqualTo(first);
        SimulatedBridge.pay(second, "id-acsc");
        payments.check(invoice);
        assertPaid();
    }

    @Test
    void aRefusedAttemptCanBeTriedAgainAtOnceOnTheSameLink() {
        URI page = trial.open(invoice);
        SimulatedBridge.pay(page, "id-rjct-am18");
        payments.check(invoice);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.REFUSED);
        assertThat(payments.standing(invoice).reason()).isEqualTo("AM18");
        trial.later(Duration.ofSeconds(1));
        assertThat(trial.open(invoice)).isEqualTo(page);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.LINK_READY);
        SimulatedBridge.pay(page, "id-acsc");
        payments.check(invoice);
        assertPaid();
    }

    @Test
    void whoLeavesTheBankHasNotRefusedAndARefusalWithoutReasonHasWordsToo() {
        URI page = trial.open(invoice);
        SimulatedBridge.pay(page, "id-rjct-noas");
        payments.check(invoice);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.LEFT);
        trial.later(Duration.ofSeconds(1));
        SimulatedBridge.pay(page, "id-rjct");
        payments.check(invoice);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.REFUSED);
        assertThat(payments.standing(invoice).reason()).isEqualTo("UNSTATED");
    }

    @Test
    void manyWhoSettleAtOnceBookOnePayment() throws Exception {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        List<Outlook> outlooks = Together.run(6, () -> payments.check(invoice));
        assertThat(outlooks).allMatch(Outlook::settled);
        assertPaid();
        assertThat(journaled("payment.received")).isEqualTo(1);
        assertThat(journaled("invoice.paid")).isEqualTo(1);
    }

    @Test
    void whatTheCallerRollsBackIsBookedTheNextTime() {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        transaction.executeWithoutResult(status -> {
            payments.check(invoice);
            status.setRollbackOnly();
        });
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
        assertThat(trial.booked()).isEqualTo(Money.ZERO);
        payments.check(invoice);
        assertPaid();
    }

    @Test
    void oldNewsTakesNothingBack() {
        PaymentLink link = payAndSettle();
        settlement.settle(invoice, List.of(new SeenLink(link, LinkStatus.VALID, List.of(attempt(AttemptStatus.PDNG)))));
        assertPaid();
        assertThat(links.get(link.id()).state()).isEqualTo(PaymentLink.State.COMPLETED);
    }

    @Test
    void moneyThatTheBankTakesBackIsDueAgain() {
        PaymentLink link = payAndSettle();
        trial.later(Duration.ofDays(3));
        SimulatedBridge.reject(attempt(AttemptStatus.RJCT).id(), "AC04");
        bridge.settle(links.get(link.id()));
        bridge.settle(links.get(link.id()));
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
        assertThat(payments.standing(invoice).due()).isEqualTo(trial.gross(invoice));
        assertThat(payments.standing(invoice).paid()).isEqualTo(Money.ZERO);
        assertThat(payments.standing(invoice).reason()).isEqualTo("AC04");
        assertThat(payments.payments(invoice).isReturned()).isTrue();
        assertThat(journaled("payment.returned")).isEqualTo(1);
        assertThat(journaled("invoice.reopened")).isEqualTo(1);
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        payments.check(invoice);
        assertPaid();
        assertThat(payments.payments(invoice).entries())
                .extracting(PaymentEntry::kind)
                .containsExactly(Kind.BRIDGE, Kind.RETURNED, Kind.BRIDGE);
    }

    @Test
    void ofTwoLastWordsOfTheBankTheLaterOneCountsHoweverTheyArrive() {
        PaymentLink link = payAndSettle();
        Instant executed = links.get(link.id()).checkedAt();
        settlement.settle(invoice, List.of(seen(link, AttemptStatus.RJCT, executed.minusSeconds(5))));
        assertPaid();
        settlement.settle(invoice, List.of(seen(link, AttemptStatus.RJCT, executed.plusSeconds(5))));
        assertThat(trial.booked()).isEqualTo(Money.ZERO);
        settlement.settle(invoice, List.of(seen(link, AttemptStatus.ACSC, executed)));
        assertThat(trial.booked()).isEqualTo(Money.ZERO);
        settlement.settle(invoice, List.of(seen(link, AttemptStatus.ACSC, executed.plusSeconds(9))));
        assertPaid();
    }

    @Test
    void aPaymentThroughALinkRevokedUnderThePayerCountsAndTheNewLinkGoes() {
        String late = atBankWhileTheLinkIsReplaced();
        SimulatedBridge.settle(late);
        assertThat(payments.check(invoice).settled()).isTrue();
        assertPaid();
        await().until(() -> PaymentTrial.liveLinks() == 0);
    }

    @Test
    void aSecondPaymentIsBookedAndSeen() {
        String late = atBankWhileTheLinkIsReplaced();
        SimulatedBridge.pay(payments.standing(invoice).link(), "id-acsc");
        payments.check(invoice);
        assertPaid();
        SimulatedBridge.settle(late);
        payments.check(invoice);
        Money gross = trial.gross(invoice);
        assertThat(payments.standing(invoice).paid()).isEqualTo(gross.plus(gross));
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.PAID);
        assertThat(trial.booked()).isEqualTo(PaymentTrial.transferred());
        assertThat(journaled("payment.exceeds")).isEqualTo(1);
    }

    @Test
    void aCancelledInvoiceLosesItsLinkAndStillRecordsWhatComesIn() {
        String attempt = SimulatedBridge.chooseBank(trial.open(invoice));
        trial.invoices.cancelled(invoice);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.CANCELLED);
        assertThat(payments.standing(invoice).due()).isEqualTo(Money.ZERO);
        await().until(() -> PaymentTrial.liveLinks() == 0);
        assertThat(payments.openLink(invoice)).isEmpty();
        SimulatedBridge.settle(attempt);
        payments.check(invoice);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.CANCELLED);
        assertThat(trial.booked()).isEqualTo(PaymentTrial.transferred()).isEqualTo(trial.gross(invoice));
        assertThat(journaled("payment.exceeds")).isEqualTo(1);
    }

    @Test
    void looksComeLessAndLessOftenUntilNobodyMayBePaying() {
        // Stands still, as precise as the databases: a slow machine is not a customer who takes his time.
        MutableClock clock = beans.getBean(MutableClock.class);
        clock.set(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        trial.open(invoice);
        assertThat(payments.check(invoice).nextLook()).isEqualTo(Duration.ofSeconds(2));
        trial.later(Duration.ofSeconds(20));
        assertThat(payments.check(invoice).nextLook()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(13));
        payments.onScreen(invoice);
        assertThat(payments.check(invoice).nextLook()).isEqualTo(Duration.ofSeconds(2));
        trial.later(Duration.ofMinutes(29));
        assertThat(payments.check(invoice).someoneMayBePaying()).isTrue();
        trial.later(Duration.ofMinutes(2));
        assertThat(payments.check(invoice).someoneMayBePaying()).isFalse();
        trial.later(Duration.ofHours(5));
        assertThat(payments.check(invoice).nextLook()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void anInvoiceThatWasNeverShownCostsNoCall() {
        SimulatedBridge.faults("{\"down\":true}");
        Outlook outlook = payments.check(invoice);
        assertThat(outlook.settled()).isFalse();
        assertThat(outlook.someoneMayBePaying()).isFalse();
        assertThat(payments.standing(invoice).checkedAt()).isNull();
    }

    private PaymentLink payAndSettle() {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        PaymentLink link = links.live(invoice).orElseThrow();
        payments.check(invoice);
        assertPaid();
        return link;
    }

    private SeenLink seen(PaymentLink link, AttemptStatus status, Instant at) {
        trial.later(Duration.ofSeconds(10));
        String id = attempt(status).id();
        return new SeenLink(link, LinkStatus.COMPLETED, List.of(new BridgeAttempt(id, status, null, null, null, at)));
    }

    /** The one attempt that there is, in another state. */
    private BridgeAttempt attempt(AttemptStatus status) {
        String id = trial.sql
                .sql("select id from payment_attempt")
                .query(String.class)
                .single();
        return new BridgeAttempt(id, status, null, null, null, null);
    }

    /** A customer hesitates at the bank while staff open a new link. @return the attempt that is still open there */
    private String atBankWhileTheLinkIsReplaced() {
        trial.open(invoice);
        trial.later(Duration.ofHours(23).plusMinutes(25));
        String attempt = SimulatedBridge.chooseBank(payments.standing(invoice).link());
        trial.later(Duration.ofMinutes(11));
        trial.open(invoice);
        assertThat(PaymentTrial.links("REVOKED")).isEqualTo(1);
        return attempt;
    }

    private void assertPaid() {
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.PAID);
        assertThat(trial.booked()).isEqualTo(PaymentTrial.transferred()).isEqualTo(trial.gross(invoice));
    }

    private int journaled(String type) {
        return trial.sql
                .sql("select count(*) from journal_entry where type = :type and subject = :invoice")
                .param("type", type)
                .param("invoice", invoice.toString())
                .query(Integer.class)
                .single();
    }
}
