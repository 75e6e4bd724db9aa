package fr.encaisse.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.payment.PaymentEntry.Kind;
import fr.encaisse.payment.Standing.Phase;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.NotFound;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What one manager writes about money counts once another one has confirmed it. */
@EncaisseTest
class SecondPersonTest {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Payments payments;

    @RegisterExtension
    final PaymentTrial trial = new PaymentTrial();

    private InvoiceId invoice;
    private Money gross;

    @BeforeEach
    void anIssuedInvoice() {
        invoice = trial.issue();
        gross = trial.gross(invoice);
    }

    @Test
    void aTransferCountsForNothingUntilSomebodyElseConfirmsIt() {
        UUID id = proposed(Kind.TRANSFER, null, gross);
        assertThat(payments.payments(invoice).entries()).isEmpty();
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
        assertThat(payments.waitingForSecondPerson(10)).contains(invoice);
        assertThatThrownBy(() -> payments.confirmProposal(invoice, id, "manager"))
                .isInstanceOf(InvalidInput.class);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
        payments.confirmProposal(invoice, id, "admin");
        payments.confirmProposal(invoice, id, "admin");
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        assertThat(trial.booked()).isEqualTo(gross);
        assertThat(payments.payments(invoice).entries())
                .extracting(PaymentEntry::by)
                .containsExactly(new Authors("manager", "admin"));
        assertThat(waiting()).isEmpty();
        assertThat(payments.waitingForSecondPerson(10)).doesNotContain(invoice);
        assertThatThrownBy(() -> payments.refuseProposal(invoice, id, "admin")).isInstanceOf(Conflict.class);
    }

    @Test
    void whatIsRefusedOrTakenBackNeverCounts() {
        UUID id = proposed(Kind.TRANSFER, null, gross);
        payments.refuseProposal(invoice, id, "manager");
        assertThat(waiting()).isEmpty();
        assertThatThrownBy(() -> payments.confirmProposal(invoice, id, "admin")).isInstanceOf(Conflict.class);
        assertThat(trial.booked()).isEqualTo(Money.ZERO);
        InvoiceId other = trial.issue();
        assertThatThrownBy(() -> payments.confirmProposal(other, id, "admin")).isInstanceOf(NotFound.class);
    }

    @Test
    void theSamePressProposesOnceAndTwoWhoConfirmAtOnceRecordOnce() throws Exception {
        String press = UUID.randomUUID().toString();
        Together.run(3, () -> {
            payments.propose(invoice, Kind.TRANSFER, null, typed(Money.of("10")), press, "manager");
            return null;
        });
        UUID id = waiting().get(0).id();
        assertThat(waiting()).hasSize(1);
        Together.run(3, () -> {
            payments.confirmProposal(invoice, id, "admin");
            return null;
        });
        assertThat(trial.booked()).isEqualTo(Money.of("10"));
    }

    @Test
    void anAnnouncedPaymentStaysAnnouncedUntilItIsConfirmedTwiceOrTheBankSpeaks() {
        String attempt =
                SimulatedBridge.pay(trial.open(invoice), "id-pdng").path("id").asText();
        payments.check(invoice);
        UUID id = proposed(Kind.CONFIRMED, attempt, gross);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.PENDING);
        assertThatThrownBy(() -> proposed(Kind.CONFIRMED, attempt, gross)).isInstanceOf(Conflict.class);
        SimulatedBridge.settle(attempt);
        payments.check(invoice);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        assertThat(waiting()).as("the bank has said it").isEmpty();
        assertThatThrownBy(() -> payments.confirmProposal(invoice, id, "admin")).isInstanceOf(NotFound.class);
        assertThat(trial.booked()).isEqualTo(gross);
    }

    @Test
    void anAnnouncedPaymentConfirmedByTwoIsMoney() {
        String attempt =
                SimulatedBridge.pay(trial.open(invoice), "id-pdng").path("id").asText();
        payments.check(invoice);
        payments.confirmProposal(invoice, proposed(Kind.CONFIRMED, attempt, gross), "admin");
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        assertThat(payments.payments(invoice).entries())
                .extracting(PaymentEntry::kind, PaymentEntry::by)
                .containsExactly(tuple(Kind.CONFIRMED, new Authors("manager", "admin")));
    }

    @Test
    void aRefundIsNeverMoreThanWhatIsInExcessWhenItIsConfirmed() {
        payments.recordTransfer(
                invoice, typed(gross.plus(Money.of("20"))), UUID.randomUUID().toString(), "manager");
        UUID first = proposed(Kind.REFUND, null, Money.of("20"));
        UUID second = proposed(Kind.REFUND, null, Money.of("20"));
        payments.confirmProposal(invoice, first, "admin");
        assertThatThrownBy(() -> payments.confirmProposal(invoice, second, "admin"))
                .isInstanceOf(InvalidInput.class);
        assertThat(payments.payments(invoice).excess()).isEqualTo(Money.ZERO);
        payments.refuseProposal(invoice, second, "admin");
        assertThat(trial.booked()).isEqualTo(gross);
    }

    private UUID proposed(Kind kind, String attempt, Money amount) {
        payments.propose(
                invoice, kind, attempt, typed(amount), UUID.randomUUID().toString(), "manager");
        List<WaitingRecord> waiting = waiting();
        return waiting.get(waiting.size() - 1).id();
    }

    private List<WaitingRecord> waiting() {
        return payments.payments(invoice).waiting();
    }

    private TypedEntry typed(Money amount) {
        String today = CompanyDay.today(beans.getBean(MutableClock.class)).toString();
        return new TypedEntry(amount.toString(), today, "VIR MARTIN", true);
    }
}
