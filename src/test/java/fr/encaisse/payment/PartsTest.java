package fr.encaisse.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import fr.encaisse.EncaisseTest;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.payment.Standing.Phase;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Paying a part: the rest stays due, and there is never more than one link that can be paid. */
@EncaisseTest
class PartsTest {

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
        assertThat(gross).isGreaterThan(Money.of("30"));
    }

    @Test
    void aPartAndThenTheRestMakeTheInvoicePaid() {
        URI whole = trial.open(invoice);
        URI part = payments.openLink(invoice, "20").orElseThrow();
        assertThat(part).isNotEqualTo(whole);
        await().until(() -> PaymentTrial.liveLinks() == 1);
        SimulatedBridge.pay(part, "id-acsc");
        payments.check(invoice);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.OPEN);
        assertThat(payments.standing(invoice).paid()).isEqualTo(Money.of("20"));
        assertThat(payments.standing(invoice).due()).isEqualTo(gross.minus(Money.of("20")));
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        payments.check(invoice);
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        assertThat(trial.booked()).isEqualTo(gross);
    }

    @Test
    void theProcessKeepsThePartAndWhoeverPaysAllGetsALinkForAll() {
        URI part = payments.openLink(invoice, "20,50").orElseThrow();
        assertThat(payments.keepLink(invoice)).contains(part);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.LINK_READY);
        payments.onScreen(invoice);
        assertThat(payments.straightToBank(invoice))
                .as("a scan means all of it")
                .isEmpty();
        URI whole = trial.open(invoice);
        assertThat(whole).isNotEqualTo(part);
        await().until(() -> PaymentTrial.liveLinks() == 1);
        assertThat(SimulatedBridge.links()).hasSize(2);
    }

    @Test
    void showingTheCodeReplacesTheLinkForAPart() {
        payments.openLink(invoice, "20");
        payments.invite(invoice);
        await().until(() -> payments.straightToBank(invoice).isPresent());
        assertThat(PaymentTrial.liveLinks()).isEqualTo(1);
    }

    @Test
    void aPartForAllThatIsDueIsAllOfIt() {
        URI whole = trial.open(invoice);
        assertThat(payments.openLink(invoice, gross.toString())).contains(whole);
    }

    @Test
    void onlySoundPartsAreAskedFor() {
        assertThat(refusal("5")).isEqualTo("payment.part.tooSmall");
        assertThat(refusal("-20")).isEqualTo("payment.part.tooSmall");
        assertThat(refusal(gross.plus(Money.of("0.01")).toString())).isEqualTo("payment.part.tooMuch");
        assertThat(refusal("")).isEqualTo("payment.part.amount");
        assertThat(refusal("vingt")).isEqualTo("payment.part.amount");
        assertThat(refusal("20,001")).isEqualTo("payment.hand.cents");
        assertThat(SimulatedBridge.links()).isEmpty();
    }

    @Test
    void whileSomebodyIsAtTheBankNoPartIsOpened() {
        SimulatedBridge.chooseBank(trial.open(invoice));
        assertThat(payments.openLink(invoice, "20")).isEmpty();
    }

    @Test
    void whoLeavesTheHostedPageIsSeenWithTheStepUntilTheNextTry() {
        trial.open(invoice);
        payments.ledToBank(invoice);
        payments.left(invoice, "banks_list");
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.LINK_READY);
        assertThat(payments.standing(invoice).reason()).isEqualTo("LEFT_BANKS_LIST");
        payments.ledToBank(invoice);
        assertThat(payments.standing(invoice).reason()).isEmpty();
        payments.left(invoice, "<script>");
        assertThat(payments.standing(invoice).reason()).isEqualTo("LEFT_SOMEWHERE");
        payments.invite(invoice);
        assertThat(payments.standing(invoice).reason()).isEmpty();
        payments.left(invoice, "bank_page");
        assertThat(payments.standing(invoice).reason())
                .as("nobody was led there since")
                .isEmpty();
    }

    private String refusal(String typed) {
        List<FieldError> errors = catchThrowableOfType(InvalidInput.class, () -> payments.openLink(invoice, typed))
                .errors();
        assertThat(errors).extracting(FieldError::field).containsExactly("part");
        return errors.get(0).messageKey();
    }
}
