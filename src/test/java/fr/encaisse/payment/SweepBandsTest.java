package fr.encaisse.payment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.EncaisseTest;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@EncaisseTest
class SweepBandsTest {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Sweep sweep;

    @Autowired
    LinkMaking making;

    @Autowired
    Links links;

    @Autowired
    Clock clock;

    @RegisterExtension
    final PaymentTrial trial = new PaymentTrial();

    @Test
    void aYoungLinkIsComparedEveryFiveMinutes() {
        isFoundAfter(Duration.ofHours(2), Duration.ofMinutes(5));
    }

    @Test
    void aLinkOfDaysEveryHalfHour() {
        isFoundAfter(Duration.ofDays(3), Duration.ofMinutes(30));
    }

    @Test
    void anOlderOneEverySixHours() {
        isFoundAfter(Duration.ofDays(20), Duration.ofHours(6));
    }

    @Test
    void whileWebhooksComeInTheListIsReadLessOftenAndOnceTheyAreSilentAsBefore() {
        URI page = longLived(trial.issue());
        longLived(trial.issue());
        sweep.run();
        heard();
        SimulatedBridge.pay(page, "id-acsc");
        for (int minutes = 5; minutes < 15; minutes += 5) {
            assertThat(callsOfTheNextSweep()).as("minute " + minutes).isZero();
            heard();
        }
        assertThat(callsOfTheNextSweep())
                .as("the list and what no webhook told of")
                .isEqualTo(2);
        assertThat(trial.booked()).isEqualTo(PaymentTrial.transferred());
        heard();
        assertThat(callsOfTheNextSweep()).isZero();
        assertThat(callsOfTheNextSweep()).isZero();
        assertThat(callsOfTheNextSweep()).as("its turn while they are heard").isEqualTo(1);
        assertThat(callsOfTheNextSweep()).as("silent for twenty minutes").isEqualTo(1);
    }

    @Test
    void whatTheBankHasAnnouncedIsLookedAtLessOftenWhileWebhooksComeIn() {
        InvoiceId invoice = trial.issue();
        String attempt =
                SimulatedBridge.pay(longLived(invoice), "id-pdng").path("id").asText();
        sweep.run();
        SimulatedBridge.settle(attempt);
        for (int minutes = 5; minutes <= 120; minutes += 5) {
            heard();
            callsOfTheNextSweep();
            assertThat(trial.state(invoice)).as("minute " + minutes).isEqualTo(InvoiceState.OPEN);
        }
        for (int minutes = 125; minutes <= 140; minutes += 5) {
            heard();
            callsOfTheNextSweep();
        }
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
    }

    /** Some event of Bridge has been dealt with. */
    private void heard() {
        WebhookEvents events = beans.getBean(WebhookEvents.class);
        String digest = UUID.randomUUID().toString();
        events.add(digest, "{}", null, clock.instant(), clock.instant());
        events.processed(digest, clock.instant());
    }

    private long callsOfTheNextSweep() {
        trial.later(Duration.ofMinutes(5));
        long before = SimulatedBridge.calls();
        sweep.run();
        return SimulatedBridge.calls() - before;
    }

    private void isFoundAfter(Duration age, Duration wait) {
        InvoiceId invoice = trial.issue();
        URI page = longLived(invoice);
        trial.later(age);
        sweep.run();
        SimulatedBridge.pay(page, "id-acsc");
        trial.later(wait.minusSeconds(2));
        sweep.run();
        assertThat(trial.state(invoice)).as("not yet its turn").isNotEqualTo(InvoiceState.PAID);
        trial.later(Duration.ofSeconds(4));
        long callsBefore = SimulatedBridge.calls();
        sweep.run();
        assertThat(trial.state(invoice)).isEqualTo(InvoiceState.PAID);
        assertThat(trial.booked()).isEqualTo(PaymentTrial.transferred());
        assertThat(SimulatedBridge.calls() - callsBefore)
                .as("a page of the list and one look at the attempts")
                .isEqualTo(2);
    }

    @Test
    void whileNothingHappensNoRowOfAnyInvoiceIsWrittenAndStaffStillSeeThatItWasChecked() {
        InvoiceId invoice = trial.issue();
        longLived(invoice);
        trial.payments.check(invoice);
        List<Map<String, Object>> before = rows();
        for (int hour = 0; hour < 30; hour++) {
            trial.later(Duration.ofHours(1));
            sweep.run();
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(trial.payments.standing(invoice).checkedAt())
                .isAfter(clock.instant().minus(Duration.ofMinutes(1)));
    }

    @Test
    void aSweepThatWasNotFinishedSaysNothingAboutFreshness() {
        InvoiceId invoice = trial.issue();
        longLived(invoice);
        trial.payments.check(invoice);
        Instant checked = trial.payments.standing(invoice).checkedAt();
        SimulatedBridge.faults("{\"down\":true}");
        trial.later(Duration.ofHours(1));
        sweep.run();
        assertThat(trial.payments.standing(invoice).checkedAt()).isEqualTo(checked);
    }

    @Test
    void whereTheShareOfCallsIsUsedUpOnlyWhoSomebodyWaitsForGoesOn() {
        InvoiceId followed = trial.issue();
        SimulatedBridge.pay(longLived(followed), "id-acsc");
        useUp(1_450);
        // What was reserved before has lapsed by then.
        trial.later(Duration.ofSeconds(20));
        long callsBefore = SimulatedBridge.calls();
        sweep.run();
        Outlook outlook = trial.payments.check(followed);
        assertThat(SimulatedBridge.calls()).isEqualTo(callsBefore);
        assertThat(outlook.settled()).isFalse();
        assertThat(outlook.someoneMayBePaying()).isTrue();
        InvoiceId opened = trial.issue();
        assertThat(trial.open(opened)).isNotNull();

        trial.later(Duration.ofMinutes(6));
        sweep.run();
        assertThat(trial.state(followed)).isEqualTo(InvoiceState.PAID);
    }

    private void useUp(int calls) {
        trial.sql
                .sql("insert into bridge_call_window (begins_at, reserved) values (:at, :calls)")
                .param("at", clock.instant().minusSeconds(60).atOffset(ZoneOffset.UTC))
                .param("calls", calls)
                .update();
    }

    private List<Map<String, Object>> rows() {
        List<Map<String, Object>> links =
                trial.sql.sql("select * from payment_link").query().listOfRows();
        links.addAll(trial.sql.sql("select * from receivable").query().listOfRows());
        return links;
    }

    /** Bridge allows ninety days. */
    private URI longLived(InvoiceId invoice) {
        PaymentLink intent = making.intend(invoice).orElseThrow();
        trial.sql
                .sql("update payment_link set expires_at = :at where id = :id")
                .param("at", clock.instant().plus(Duration.ofDays(60)).atOffset(ZoneOffset.UTC))
                .param("id", intent.id())
                .update();
        assertThat(making.make(links.get(intent.id()))).isTrue();
        return URI.create(links.get(intent.id()).url());
    }
}
