package fr.encaisse.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.encaisse.EncaisseTest;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.BridgeUnavailable.Reason;
import fr.encaisse.payment.Standing.Phase;
import fr.encaisse.payment.bridge.BridgeClient;
import fr.encaisse.payment.bridge.LinkOrder;
import fr.encaisse.shared.Iban;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.NotFound;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@EncaisseTest
class OpenLinkTest {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Payments payments;

    @Autowired
    TransactionTemplate transaction;

    @RegisterExtension
    final PaymentTrial trial = new PaymentTrial();

    @Test
    void anInvoiceGetsALinkForWhatIsDueThatLeadsBackToItsLastingAddress() {
        InvoiceId invoice = trial.issue();
        URI page = trial.open(invoice);
        assertThat(SimulatedBridge.links()).hasSize(1);
        var link = SimulatedBridge.links().get(0);
        assertThat(page).hasToString(link.path("url").asText());
        assertThat(link.path("callback_url").asText() + link.path("callbackUrl").asText())
                .isEqualTo(payments.publicAddress(invoice).toString());
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.LINK_READY);
        assertThat(payments.standing(invoice).link()).isEqualTo(page);
        assertThat(payments.standing(invoice).due()).isEqualTo(trial.gross(invoice));
    }

    @Test
    void theTokenLeadsToItsInvoiceAndNoOtherTextDoes() {
        InvoiceId invoice = trial.issue();
        String address = payments.publicAddress(invoice).toString();
        String token = address.substring(address.lastIndexOf('/') + 1);
        assertThat(payments.publicAddress(invoice)).hasToString("http://localhost:8080/p/" + token);
        assertThat(payments.invoiceBehind(token)).contains(invoice);
        assertThat(payments.invoiceBehind(token.substring(1) + "x")).isEmpty();
        assertThat(payments.invoiceBehind("' or 1=1 --")).isEmpty();
        assertThat(payments.invoiceBehind(null)).isEmpty();
    }

    @Test
    void anInvoiceThatWasNotIssuedHasNothingToPay() {
        assertThatThrownBy(() -> payments.openLink(InvoiceId.random())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> payments.standing(InvoiceId.random())).isInstanceOf(NotFound.class);
    }

    @Test
    void aLiveLinkIsReused() {
        InvoiceId invoice = trial.issue();
        URI first = trial.open(invoice);
        trial.later(Duration.ofHours(23));
        assertThat(trial.open(invoice)).isEqualTo(first);
        assertThat(SimulatedBridge.links()).hasSize(1);
    }

    @Test
    void aLinkThatIsAboutToExpireIsRevokedAndReplaced() {
        InvoiceId invoice = trial.issue();
        URI first = trial.open(invoice);
        trial.later(Duration.ofHours(23).plusMinutes(31));
        assertThat(trial.open(invoice)).isNotEqualTo(first);
        assertThat(SimulatedBridge.links()).hasSize(2);
        assertThat(PaymentTrial.liveLinks()).isEqualTo(1);
        assertThat(PaymentTrial.links("REVOKED")).isEqualTo(1);
    }

    @Test
    void aLinkThatHasExpiredIsReplaced() {
        InvoiceId invoice = trial.issue();
        trial.open(invoice);
        trial.later(Duration.ofDays(3));
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.TO_PAY);
        trial.open(invoice);
        assertThat(PaymentTrial.liveLinks()).isEqualTo(1);
        assertThat(PaymentTrial.links("EXPIRED")).isEqualTo(1);
    }

    @Test
    void aLinkForAnotherAmountIsReplaced() {
        InvoiceId invoice = trial.issue();
        URI first = trial.open(invoice);
        makeDue(invoice, "12.34");
        assertThat(trial.open(invoice)).isNotEqualTo(first);
        assertThat(PaymentTrial.liveLinks()).isEqualTo(1);
        assertThat(payments.standing(invoice).due()).isEqualTo(Money.of("12.34"));
    }

    @Test
    void aLinkRevokedInTheDashboardIsReplaced() {
        InvoiceId invoice = trial.issue();
        trial.open(invoice);
        revokeAtBridge();
        trial.open(invoice);
        assertThat(PaymentTrial.liveLinks()).isEqualTo(1);
        assertThat(PaymentTrial.links("REVOKED")).isEqualTo(1);
    }

    @Test
    void aLinkWhoseReplyWasLostIsAdoptedAndNotMadeAgain() {
        InvoiceId invoice = trial.issue();
        SimulatedBridge.faults("{\"drop_next_replies\":1,\"only\":\"create_link\"}");
        assertThatThrownBy(() -> payments.openLink(invoice)).isInstanceOf(BridgeUnavailable.class);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.TO_PAY);
        URI page = trial.open(invoice);
        assertThat(SimulatedBridge.links()).hasSize(1);
        assertThat(page).hasToString(SimulatedBridge.links().get(0).path("url").asText());
    }

    @Test
    void aLinkWhoseReplyWasLostAndThatIsRevokedByThenLeadsNobodyThere() {
        InvoiceId invoice = trial.issue();
        SimulatedBridge.faults("{\"drop_next_replies\":1,\"only\":\"create_link\"}");
        assertThatThrownBy(() -> payments.openLink(invoice)).isInstanceOf(BridgeUnavailable.class);
        String lost = SimulatedBridge.links().get(0).path("id").asText();
        beans.getBean(BridgeClient.class).revoke(lost);
        assertThat(trial.open(invoice).toString()).doesNotContain(lost);
        assertThat(PaymentTrial.liveLinks()).isEqualTo(1);
        assertThat(PaymentTrial.links("REVOKED")).isEqualTo(1);
    }

    @Test
    void aLinkWhoseReplyWasLostAndThatHasExpiredByThenIsReplaced() {
        InvoiceId invoice = trial.issue();
        SimulatedBridge.faults("{\"drop_next_replies\":1,\"only\":\"create_link\"}");
        assertThatThrownBy(() -> payments.openLink(invoice)).isInstanceOf(BridgeUnavailable.class);
        trial.later(Duration.ofDays(3));
        trial.open(invoice);
        assertThat(PaymentTrial.liveLinks()).isEqualTo(1);
        assertThat(PaymentTrial.links("EXPIRED")).isEqualTo(1);
    }

    @Test
    void aPostThatMayStillArriveIsNotRepeatedForAMinute() {
        InvoiceId invoice = trial.issue();
        crashedBeforeItsPost(invoice);
        assertThatThrownBy(() -> payments.openLink(invoice)).isInstanceOf(BridgeUnavailable.class);
        assertThat(SimulatedBridge.links()).isEmpty();
        trial.later(Duration.ofSeconds(61));
        trial.open(invoice);
        assertThat(SimulatedBridge.links()).hasSize(1);
    }

    @Test
    void anErrorOfBridgeLosesNothingAndTheNextTrySucceedsAtOnce() {
        InvoiceId invoice = trial.issue();
        SimulatedBridge.faults("{\"fail_next\":1,\"fail_status\":500,\"only\":\"create_link\"}");
        assertThat(whyNoLink(invoice)).isEqualTo(Reason.NO_ANSWER);
        trial.open(invoice);
        assertThat(SimulatedBridge.links()).hasSize(1);
    }

    @Test
    void whileBridgeIsDownNothingIsKnownAndAfterwardsEverythingWorks() {
        InvoiceId invoice = trial.issue();
        SimulatedBridge.faults("{\"down\":true}");
        assertThatThrownBy(() -> payments.openLink(invoice)).isInstanceOf(BridgeUnavailable.class);
        SimulatedBridge.faults("{\"down\":false}");
        trial.open(invoice);
        SimulatedBridge.faults("{\"down\":true}");
        Outlook unknown = payments.check(invoice);
        assertThat(unknown.settled()).isFalse();
        assertThat(unknown.someoneMayBePaying()).isTrue();
        assertThat(unknown.nextLook()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        SimulatedBridge.faults("{\"down\":false}");
        assertThat(payments.check(invoice).nextLook()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void moreThanATransferMayCarryIsRefusedInWords() {
        InvoiceId invoice = trial.issue();
        makeDue(invoice, "35000.01");
        assertThat(payments.openLink(invoice)).isEmpty();
        assertThat(payments.standing(invoice).reason()).isEqualTo("MAX_AMOUNT");
        assertThat(payments.reference(invoice))
                .isEqualTo(trial.invoices.content(invoice).number());
        assertThat(SimulatedBridge.links()).isEmpty();
        makeDue(invoice, "35000");
        trial.open(invoice);
        assertThat(payments.standing(invoice).reason()).isEmpty();
    }

    @Test
    void whatBridgeRefusesIsRememberedWithItsReasonAndCanBeTriedAgain() {
        InvoiceId invoice = trial.issue();
        SimulatedBridge.faults("{\"fail_next\":1,\"fail_status\":400,\"only\":\"create_link\"}");
        assertThat(payments.openLink(invoice)).isEmpty();
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.TO_PAY);
        assertThat(payments.standing(invoice).reason()).isEqualTo("LINK_REFUSED");
        trial.open(invoice);
        assertThat(payments.standing(invoice).reason()).isEmpty();
    }

    @Test
    void aLinkThatWouldCreditAnotherAccountIsRevokedAtOnce() {
        InvoiceId invoice = trial.issue();
        PaymentLink intent = beans.getBean(LinkMaking.class).intend(invoice).orElseThrow();
        BridgeClient.Made made = beans.getBean(BridgeClient.class).open(toAnotherAccount(intent));
        assertThat(beans.getBean(LinkMaking.class).take(intent, made.id(), made.url()))
                .isFalse();
        assertThat(PaymentTrial.liveLinks()).isZero();
        assertThat(payments.standing(invoice).reason()).isEqualTo("MISMATCH");
        assertThat(payments.standing(invoice).link()).isNull();
    }

    @Test
    void aBridgeThatCreditsTheAccountOfItsDashboardGetsItsLinkBack() {
        InvoiceId invoice = trial.issue();
        SimulatedBridge.faults("{\"ignore_beneficiary\":true}");
        assertThat(payments.openLink(invoice)).isEmpty();
        assertThat(PaymentTrial.links("REVOKED")).isEqualTo(1);
        assertThat(PaymentTrial.liveLinks()).isZero();
        assertThat(payments.standing(invoice).reason()).isEqualTo("MISMATCH");
    }

    @Test
    void everyLinkNamesTheInvoicesOwnAccountAndItsHolder() {
        InvoiceId invoice = trial.issue();
        trial.open(invoice);
        var account = trial.invoices.content(invoice).account();
        var credited = SimulatedBridge.links().get(0).at("/transactions/0/beneficiary");
        assertThat(credited.path("iban").asText()).isEqualTo(account.iban().value());
        assertThat(credited.path("company_name").asText()).isEqualTo(account.holder());
    }

    @Test
    void aConnectionThatBreaksBeforeBridgeHasDoneAnythingLeadsToOneLinkAMinuteLater() {
        InvoiceId invoice = trial.issue();
        SimulatedBridge.faults("{\"reset_next\":1,\"only\":\"create_link\"}");
        assertThatThrownBy(() -> payments.openLink(invoice)).isInstanceOf(BridgeUnavailable.class);
        assertThat(SimulatedBridge.links()).isEmpty();
        trial.later(Duration.ofSeconds(61));
        trial.open(invoice);
        assertThat(SimulatedBridge.links()).hasSize(1);
    }

    @Test
    void keysThatBridgeRefusesAreToldApartFromABridgeThatIsDown() {
        InvoiceId invoice = trial.issue();
        SimulatedBridge.faults("{\"fail_next\":1,\"fail_status\":401}");
        assertThat(whyNoLink(invoice)).isEqualTo(Reason.KEYS);
        trial.open(invoice);
    }

    private Reason whyNoLink(InvoiceId invoice) {
        return catchThrowableOfType(BridgeUnavailable.class, () -> payments.openLink(invoice))
                .reason();
    }

    @Test
    void aLimitThatBridgeSaysIsReachedIsWaitedFor() {
        InvoiceId invoice = trial.issue();
        SimulatedBridge.faults("{\"fail_next\":1,\"fail_status\":429,\"retry_after_seconds\":30}");
        assertThat(whyNoLink(invoice)).isEqualTo(Reason.HELD_BACK);
        trial.later(Duration.ofSeconds(40));
        trial.open(invoice);
        assertThat(SimulatedBridge.links()).hasSize(1);
    }

    @Test
    void anAttemptAtTheBankBlocksASecondOneUntilItHasBeenSilentForTenMinutes() {
        InvoiceId invoice = trial.issue();
        URI page = trial.open(invoice);
        SimulatedBridge.chooseBank(page);
        assertThat(payments.openLink(invoice)).isEmpty();
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.AT_BANK);
        assertThat(payments.standing(invoice).underWaySince()).isNotNull();
        trial.later(Duration.ofMinutes(11));
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.LEFT);
        assertThat(payments.openLink(invoice)).contains(page);
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.LINK_READY);
    }

    @Test
    void aPendingPaymentBlocksASecondOneForDays() {
        InvoiceId invoice = trial.issue();
        SimulatedBridge.pay(trial.open(invoice), "id-pdng");
        trial.later(Duration.ofDays(5));
        assertThat(payments.openLink(invoice)).isEmpty();
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.PENDING);
        assertThat(payments.check(invoice).someoneMayBePaying()).isTrue();
        assertThat(PaymentTrial.liveLinks()).isZero();
    }

    @Test
    void aPaidInvoiceGetsNoLinkAndMoneyFoundOnTheWayIsBooked() {
        InvoiceId invoice = trial.issue();
        SimulatedBridge.pay(trial.open(invoice), "id-acsc");
        assertThat(payments.openLink(invoice)).isEmpty();
        assertThat(payments.standing(invoice).phase()).isEqualTo(Phase.PAID);
        assertThat(payments.openLink(invoice)).isEmpty();
        assertThat(trial.booked()).isEqualTo(trial.gross(invoice));
        assertThat(SimulatedBridge.links()).hasSize(1);
    }

    @Test
    void itWorksInsideATransactionOfTheCallerEvenWhenThatRollsBack() {
        InvoiceId invoice = trial.issue();
        URI page = transaction.execute(status -> {
            status.setRollbackOnly();
            return trial.open(invoice);
        });
        assertThat(trial.open(invoice)).isEqualTo(page);
        trial.later(Duration.ofHours(23).plusMinutes(45));
        URI replaced = transaction.execute(status -> trial.open(invoice));
        assertThat(replaced).isNotEqualTo(page);
        assertThat(PaymentTrial.liveLinks()).isEqualTo(1);
    }

    @Test
    void manyAtOnceOpenOneLink() throws Exception {
        InvoiceId invoice = trial.issue();
        SimulatedBridge.faults("{\"delay_next\":1,\"delay_millis\":400,\"only\":\"create_link\"}");
        List<URI> pages = Together.run(6, () -> trial.open(invoice));
        assertThat(pages).hasSize(6).containsOnly(pages.get(0));
        assertThat(SimulatedBridge.links()).hasSize(1);
    }

    @Test
    void aScanGoesStraightToTheBankOnlyWhileTheCodeIsOnScreen() {
        InvoiceId invoice = trial.issue();
        payments.onScreen(invoice);
        assertThat(payments.straightToBank(invoice)).isEmpty();
        URI page = trial.open(invoice);
        assertThat(payments.straightToBank(invoice)).contains(page);
        trial.later(Duration.ofSeconds(21));
        assertThat(payments.straightToBank(invoice)).isEmpty();
        payments.onScreen(invoice);
        assertThat(payments.straightToBank(invoice)).contains(page);
        SimulatedBridge.chooseBank(page);
        payments.check(invoice);
        assertThat(payments.straightToBank(invoice)).isEmpty();
        assertThat(SimulatedBridge.links()).hasSize(1);
    }

    private void makeDue(InvoiceId invoice, String amount) {
        trial.sql
                .sql("update receivable set gross = :amount where invoice_id = :invoice")
                .param("amount", new BigDecimal(amount))
                .param("invoice", invoice.value())
                .update();
    }

    private void revokeAtBridge() {
        String id = trial.sql
                .sql("select bridge_id from payment_link")
                .query(String.class)
                .single();
        beans.getBean(BridgeClient.class).revoke(id);
    }

    private LinkOrder toAnotherAccount(PaymentLink intent) {
        LinkOrder ours = beans.getBean(LinkOrders.class).order(intent);
        return new LinkOrder(
                ours.reference(),
                ours.amount(),
                ours.label(),
                ours.payer(),
                new Iban("FR7630006000011234567890189"),
                ours.holder(),
                ours.expiresAt(),
                ours.callback());
    }

    /** The intent was committed, then the process was killed. */
    private void crashedBeforeItsPost(InvoiceId invoice) {
        beans.getBean(LinkMaking.class).intend(invoice).orElseThrow();
    }
}
