package fr.encaisse.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import fr.encaisse.EncaisseTest;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.payment.bridge.BridgeClient;
import fr.encaisse.shared.Money;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@EncaisseTest
class SweepTest {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Sweep sweep;

    @Autowired
    Links links;

    @Autowired
    LinkMaking making;

    @Autowired
    LinkOrders orders;

    @Autowired
    BridgeClient bridge;

    @Autowired
    Clock clock;

    @RegisterExtension
    final PaymentTrial trial = new PaymentTrial();

    private InvoiceId invoice;

    @BeforeEach
    void anIssuedInvoice() {
        invoice = trial.issue();
    }

    @Test
    void aPaymentThatNobodyTellsOfIsFound() {
        URI page = trial.open(invoice);
        trial.later(Duration.ofHours(3));
        SimulatedBridge.pay(page, "id-acsc");
        sweep.run();
        assertPaid();
    }

    @Test
    void aPaymentExecutedDaysLaterIsFound() {
        JsonNode attempt = SimulatedBridge.pay(trial.open(invoice), "id-pdng");
        sweep.run();
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
        trial.later(Duration.ofDays(4));
        SimulatedBridge.settle(attempt.path("id").asText());
        sweep.run();
        assertPaid();
    }

    @Test
    void aPaymentBegunBeforeTheLinkExpiredIsFound() {
        String attempt = SimulatedBridge.chooseBank(trial.open(invoice));
        trial.later(Duration.ofHours(25));
        sweep.run();
        SimulatedBridge.settle(attempt);
        trial.later(Duration.ofHours(6).plusSeconds(1));
        sweep.run();
        assertPaid();
    }

    @Test
    void aPaymentBegunBeforeTheLinkWasRevokedIsFound() {
        String attempt = SimulatedBridge.chooseBank(trial.open(invoice));
        trial.payments.renewAddress(invoice, "manager");
        assertThat(PaymentTrial.links("REVOKED")).isEqualTo(1);
        trial.later(Duration.ofHours(2));
        sweep.run();
        SimulatedBridge.settle(attempt);
        trial.later(Duration.ofHours(6).plusSeconds(1));
        sweep.run();
        assertPaid();
    }

    @Test
    void whatTheBankTakesBackIsFoundAlsoWhenNoWebhookComes() {
        JsonNode attempt = SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        sweep.run();
        assertPaid();
        trial.later(Duration.ofDays(1));
        sweep.run();
        SimulatedBridge.reject(attempt.path("id").asText(), "AC04");
        trial.later(Duration.ofDays(2).plusSeconds(1));
        sweep.run();
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
        assertThat(trial.payments.payments(invoice).isReturned()).isTrue();
        assertThat(trial.booked()).isEqualTo(Money.ZERO);
    }

    @Test
    void aClosedLinkIsLookedAtOnceMoreIfSomebodyTriedToPayAndNotAtAllIfNobodyDid() {
        InvoiceId paid = trial.issue();
        trial.open(invoice);
        trial.later(Duration.ofHours(25));
        sweep.run();
        SimulatedBridge.pay(trial.open(paid), "id-acsc");
        trial.later(Duration.ofMinutes(5));
        sweep.run();
        long before = SimulatedBridge.calls();
        for (int days = 0; days < 10; days++) {
            trial.later(Duration.ofDays(1));
            sweep.run();
        }
        assertThat(SimulatedBridge.calls() - before).isEqualTo(1);
    }

    @Test
    void aLinkOfAKilledProcessIsAdopted() {
        PaymentLink intent = making.intend(invoice).orElseThrow();
        bridge.open(orders.order(intent));
        trial.later(Duration.ofMinutes(2));
        sweep.run();
        assertThat(trial.payments.standing(invoice).link()).isNotNull();
        assertThat(trial.open(invoice))
                .isEqualTo(trial.payments.standing(invoice).link());
        assertThat(SimulatedBridge.links()).hasSize(1);
    }

    @Test
    void aLinkThatTurnsUpAfterItWasGivenUpIsRevokedAndWhatWasPaidCounts() {
        PaymentLink late = making.intend(invoice).orElseThrow();
        trial.later(Duration.ofMinutes(2));
        trial.open(invoice);
        BridgeClient.Made stray = bridge.open(orders.order(late));
        assertThat(PaymentTrial.liveLinks()).isEqualTo(2);
        SimulatedBridge.pay(URI.create(stray.url()), "id-acsc");
        sweep.run();
        assertPaid();
        trial.later(Duration.ofMinutes(5));
        sweep.run();
        assertThat(PaymentTrial.liveLinks()).isZero();
    }

    @Test
    void aStrayThatWasNotPaidIsRevoked() {
        PaymentLink late = making.intend(invoice).orElseThrow();
        trial.later(Duration.ofMinutes(2));
        URI page = trial.open(invoice);
        bridge.open(orders.order(late));
        sweep.run();
        assertThat(PaymentTrial.liveLinks()).isEqualTo(1);
        assertThat(trial.open(invoice)).isEqualTo(page);
    }

    @Test
    void aLinkWhoseInvoiceWasCancelledWhileItWasMadeIsTakenBack() {
        PaymentLink intent = making.intend(invoice).orElseThrow();
        trial.invoices.cancelled(invoice);
        assertThat(making.make(intent)).isTrue();
        assertThat(PaymentTrial.liveLinks()).isEqualTo(1);
        sweep.run();
        assertThat(PaymentTrial.liveLinks()).isZero();
    }

    @Test
    void aLinkThatIsNotForWhatIsDueIsTakenBackThoughItsNodeDied() {
        trial.open(invoice);
        trial.sql
                .sql("update receivable set settled = gross where invoice_id = :id")
                .param("id", invoice.value())
                .update();
        links.noteWhetherOutdated(
                links.live(invoice).orElseThrow(),
                beans.getBean(Receivables.class).get(invoice),
                clock.instant());
        sweep.run();
        assertThat(PaymentTrial.liveLinks()).isZero();
        assertThat(links.needless(clock.instant())).isEmpty();
    }

    @Test
    void aLinkThatIsForWhatIsDueAgainIsKept() {
        trial.open(invoice);
        PaymentLink live = links.live(invoice).orElseThrow();
        Receivable receivable = beans.getBean(Receivables.class).get(invoice);
        beans.getBean(Receivables.class).wants(invoice, Money.of("1"));
        links.noteWhetherOutdated(live, beans.getBean(Receivables.class).get(invoice), clock.instant());
        assertThat(links.needless(clock.instant())).hasSize(1);
        beans.getBean(Receivables.class).wants(invoice, null);
        links.noteWhetherOutdated(live, receivable, clock.instant());
        assertThat(links.needless(clock.instant())).isEmpty();
    }

    @Test
    void whatWasOnlyNotedIsLookedAtAgain() {
        URI page = trial.open(invoice);
        PaymentLink link = links.live(invoice).orElseThrow();
        SimulatedBridge.pay(page, "id-acsc");
        beans.getBean(Settlement.class)
                .note(invoice, List.of(beans.getBean(BridgeView.class).look(link)));
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
        sweep.run();
        assertPaid();
        assertThat(unfinished(Duration.ofDays(90)))
                .as("nothing is left to look at")
                .isEmpty();
    }

    @Test
    void aNodeLeavesTheWorkToTheOneThatHoldsTheLease() {
        URI page = trial.open(invoice);
        SimulatedBridge.pay(page, "id-acsc");
        for (String piece : List.of("unfinished", "day", "week", "older")) {
            assertThat(new Lease(trial.sql, clock).take(Sweep.NAME + piece, Duration.ofMinutes(4)))
                    .isTrue();
        }
        sweep.run();
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
        trial.later(Duration.ofMinutes(5));
        sweep.run();
        assertPaid();
    }

    @Test
    void aSilentBridgeOnlyPutsItOff() {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        SimulatedBridge.faults("{\"down\":true}");
        sweep.run();
        SimulatedBridge.faults("{\"down\":false}");
        trial.later(Duration.ofMinutes(3));
        sweep.run();
        assertPaid();
    }

    @Test
    void whereNothingIsOpenBridgeIsNotAsked() {
        SimulatedBridge.faults("{\"fail_next\":1,\"fail_status\":500}");
        sweep.run();
        SimulatedBridge.pay(openedAfterOneFailure(), "id-acsc");
        trial.later(Duration.ofMinutes(5));
        sweep.run();
        assertPaid();
    }

    /** The failure that was set before was still to come: nobody had asked. */
    private URI openedAfterOneFailure() {
        assertThat(catchThrowable(() -> trial.open(invoice))).isInstanceOf(BridgeUnavailable.class);
        return trial.open(invoice);
    }

    private List<PaymentLink> unfinished(Duration later) {
        Instant then = clock.instant().plus(later);
        return links.unfinished(then, then, 10);
    }

    private void assertPaid() {
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        assertThat(trial.booked()).isEqualTo(PaymentTrial.transferred()).isEqualTo(trial.gross(invoice));
    }
}
