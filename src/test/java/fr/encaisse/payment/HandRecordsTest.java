package fr.encaisse.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.payment.PaymentEntry.Kind;
import fr.encaisse.payment.Standing.Phase;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.NotFound;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What managers record by hand ends in the same books as Bridge's word. */
@EncaisseTest
class HandRecordsTest {

    private static final String BY = "manager";

    @Autowired
    ApplicationContext beans;

    @Autowired
    Payments payments;

    @RegisterExtension
    final PaymentTrial trial = new PaymentTrial();

    private InvoiceId invoice;
    private Money gross;
    private String today;

    @BeforeEach
    void anIssuedInvoice() {
        invoice = trial.issue();
        gross = trial.gross(invoice);
        today = CompanyDay.today(beans.getBean(MutableClock.class)).toString();
    }

    @Test
    void aTransferFoundOnTheAccountPaysTheInvoiceAndTheLinkGoes() {
        trial.open(invoice);
        payments.recordTransfer(invoice, typed(gross), press(), BY);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.PAID);
        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.TRANSFER);
            assertThat(entry.day()).isEqualTo(today);
            assertThat(entry.reference()).isEqualTo("VIR MARTIN F-2026");
            assertThat(entry.by()).isEqualTo(Authors.one(BY));
        });
        await().until(() -> PaymentTrial.liveLinks() == 0);
    }

    @Test
    void aDoubleClickRecordsOnceAndSoDoTwoAtTheSameTime() throws Exception {
        String press = press();
        Together.run(4, () -> {
            payments.recordTransfer(invoice, typed(Money.of("10")), press, BY);
            return null;
        });
        assertThat(trial.booked()).isEqualTo(Money.of("10"));
        payments.recordTransfer(invoice, typed(Money.of("10")), press(), BY);
        assertThat(trial.booked()).isEqualTo(Money.of("20"));
    }

    @Test
    void aPartThatCameByTransferLeavesTheRestDueThroughANewLink() {
        trial.open(invoice);
        payments.recordTransfer(invoice, typed(Money.of("10")), press(), BY);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
        assertThat(payments.standing(invoice).due()).isEqualTo(gross.minus(Money.of("10")));
        await().until(() -> PaymentTrial.liveLinks() == 0);
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        payments.check(invoice);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        assertThat(trial.booked()).isEqualTo(gross);
    }

    @Test
    void moreThanWhatIsDueHasToBeAgreedToAndIsThenInExcess() {
        Money more = gross.plus(Money.of("20"));
        assertThat(refusals(new TypedEntry(more.toString(), today, "VIR MARTIN", false)))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.field()).isEqualTo("excessAgreed");
                    assertThat(error.args()).containsExactly(gross.amount(), new BigDecimal("20.00"));
                });
        payments.recordTransfer(invoice, new TypedEntry(more.toString(), today, "VIR MARTIN", true), press(), BY);
        assertThat(payments.payments(invoice).excess()).isEqualTo(Money.of("20"));
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
    }

    @Test
    void whatIsTypedWronglyIsSaidBesideEachField() {
        assertThat(refusals(new TypedEntry("0", "2999-01-01", " ", false)))
                .extracting(FieldError::field, FieldError::messageKey)
                .containsExactlyInAnyOrder(
                        tuple("amount", "payment.hand.positive"),
                        tuple("day", "payment.hand.future"),
                        tuple("reference", "payment.hand.reference"));
        assertThat(keys(new TypedEntry("-5", "", "x".repeat(141), false)))
                .containsExactly("payment.hand.positive", "payment.hand.day", "payment.hand.long");
        assertThat(keys(new TypedEntry("dix", "2020-01-01", "VIR", false)))
                .containsExactly("payment.hand.amount", "payment.hand.longAgo");
        assertThat(keys(new TypedEntry("10,555", today, "VIR", false))).containsExactly("payment.hand.cents");
        assertThat(keys(new TypedEntry("99999999999", today, "VIR", true))).containsExactly("payment.hand.amount");
        assertThat(entries()).isEmpty();
    }

    @Test
    void amountsAreReadAsPeopleTypeThem() {
        payments.recordTransfer(invoice, new TypedEntry(" 1 0,5 €", today, "VIR", false), press(), BY);
        assertThat(trial.booked()).isEqualTo(Money.of("10.50"));
    }

    @Test
    void aSlipIsTakenBackByAnotherEntryOnceAndTheInvoiceIsDueAgain() {
        payments.recordTransfer(invoice, typed(gross), press(), BY);
        long id = entries().get(0).id();
        payments.reverse(invoice, id, "Mauvaise facture", BY);
        payments.reverse(invoice, id, "Mauvaise facture", BY);
        assertThat(entries()).extracting(PaymentEntry::kind).containsExactly(Kind.TRANSFER, Kind.REVERSAL);
        assertThat(trial.booked()).isEqualTo(Money.ZERO);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
        assertThat(payments.standing(invoice).due()).isEqualTo(gross);
        assertThat(payments.openLink(invoice)).isPresent();
        assertThatThrownBy(() -> payments.reverse(invoice, entries().get(1).id(), "Encore", BY))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void whatTheBankSaidIsNotTakenBackByHandNorFromAnotherInvoice() {
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        payments.check(invoice);
        long id = entries().get(0).id();
        assertThatThrownBy(() -> payments.reverse(invoice, id, "Erreur", BY)).isInstanceOf(Conflict.class);
        InvoiceId other = trial.issue();
        assertThatThrownBy(() -> payments.reverse(other, id, "Erreur", BY)).isInstanceOf(NotFound.class);
        assertThat(trial.booked()).isEqualTo(gross);
    }

    @Test
    void aRefundTakesTheExcessAwayAndNoMore() {
        Money more = gross.plus(Money.of("20"));
        payments.recordTransfer(invoice, new TypedEntry(more.toString(), today, "VIR MARTIN", true), press(), BY);
        InvalidInput tooMuch = catchThrowableOfType(
                InvalidInput.class, () -> payments.recordRefund(invoice, typed(Money.of("20.01")), press(), BY));
        assertThat(tooMuch.errors()).extracting(FieldError::messageKey).containsExactly("payment.hand.refundsTooMuch");
        payments.recordRefund(invoice, typed(Money.of("5")), press(), BY);
        assertThat(payments.payments(invoice).excess()).isEqualTo(Money.of("15"));
        payments.recordRefund(invoice, typed(Money.of("15")), press(), BY);
        assertThat(payments.payments(invoice).excess()).isEqualTo(Money.ZERO);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        assertThat(trial.booked()).isEqualTo(gross);
    }

    @Test
    void anAnnouncedPaymentConfirmedByAManagerIsBookedOnceWhateverTheBankSaysLater() {
        String attempt = pending();
        payments.confirmPending(invoice, attempt, typed(null), BY);
        payments.confirmPending(invoice, attempt, typed(null), BY);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        assertThat(trial.booked()).isEqualTo(gross);
        SimulatedBridge.settle(attempt);
        payments.check(invoice);
        assertThat(trial.booked()).isEqualTo(gross);
        assertThatThrownBy(() -> payments.reverse(invoice, entries().get(0).id(), "Erreur", BY))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aConfirmedPaymentThatTheBankRejectsAfterAllIsReturned() {
        String attempt = pending();
        payments.confirmPending(invoice, attempt, typed(null), BY);
        SimulatedBridge.reject(attempt, "MS03");
        payments.check(invoice);
        assertThat(entries()).extracting(PaymentEntry::kind).containsExactly(Kind.CONFIRMED, Kind.RETURNED);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
        assertThat(payments.standing(invoice).due()).isEqualTo(gross);
    }

    @Test
    void aConfirmationTakenBackLeavesThePaymentAnnouncedUntilTheBankSpeaks() {
        String attempt = pending();
        payments.confirmPending(invoice, attempt, typed(null), BY);
        payments.reverse(invoice, entries().get(0).id(), "Pas sur le relevé", BY);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.PENDING);
        SimulatedBridge.settle(attempt);
        payments.check(invoice);
        assertThat(trial.booked()).isEqualTo(gross);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
    }

    @Test
    void anAnnouncedPaymentGivenUpBlocksNobodyAndCountsIfItComesAfterAll() {
        String attempt = pending();
        assertThat(payments.openLink(invoice)).isEmpty();
        payments.givePendingUp(invoice, attempt, "Rien au relevé depuis 5 jours", BY);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.TO_PAY);
        assertThat(payments.payments(invoice).pending()).isEmpty();
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        payments.check(invoice);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        SimulatedBridge.settle(attempt);
        payments.check(invoice);
        assertThat(payments.payments(invoice).excess()).isEqualTo(gross);
    }

    @Test
    void onlyWhatIsAnnouncedCanBeConfirmedOrGivenUp() {
        String attempt = pending();
        SimulatedBridge.reject(attempt, "MS03");
        payments.check(invoice);
        assertThatThrownBy(() -> payments.confirmPending(invoice, attempt, typed(null), BY))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> payments.givePendingUp(invoice, attempt, "Trop tard", BY))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> payments.confirmPending(invoice, "nobody", typed(null), BY))
                .isInstanceOf(NotFound.class);
    }

    private String pending() {
        String attempt =
                SimulatedBridge.pay(trial.open(invoice), "id-pdng").path("id").asText();
        payments.check(invoice);
        assertThat(payments.payments(invoice).pending())
                .extracting(PendingPayment::attempt)
                .containsExactly(attempt);
        return attempt;
    }

    private List<PaymentEntry> entries() {
        return payments.payments(invoice).entries();
    }

    private TypedEntry typed(Money amount) {
        return new TypedEntry(amount == null ? "" : amount.toString(), today, "VIR  MARTIN\nF-2026", false);
    }

    private List<String> keys(TypedEntry typed) {
        return refusals(typed).stream().map(FieldError::messageKey).toList();
    }

    private List<FieldError> refusals(TypedEntry typed) {
        return catchThrowableOfType(InvalidInput.class, () -> payments.recordTransfer(invoice, typed, press(), BY))
                .errors();
    }

    private static String press() {
        return UUID.randomUUID().toString();
    }
}
