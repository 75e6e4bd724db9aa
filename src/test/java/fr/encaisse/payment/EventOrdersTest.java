package fr.encaisse.payment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.EncaisseTest;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.TamperedTables;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.shared.Money;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What Bridge showed of a payment at each moment, told late, twice, in any order or not at all, ends in the same books. */
@EncaisseTest
class EventOrdersTest {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Settlement settlement;

    @Autowired
    BridgeView view;

    @Autowired
    BridgeCheck bridge;

    @Autowired
    Links links;

    @RegisterExtension
    final PaymentTrial trial = new PaymentTrial();

    private InvoiceId invoice;
    private PaymentLink link;

    @BeforeEach
    void aLink() {
        invoice = trial.issue();
        trial.open(invoice);
        link = links.live(invoice).orElseThrow();
    }

    @Test
    void twoAttemptsOfWhichOneIsReturned() {
        List<SeenLink> moments = new ArrayList<>();
        moments.add(look());
        String slow = SimulatedBridge.chooseBank(page());
        moments.add(look());
        String quick = SimulatedBridge.pay(page(), "id-pdng").path("id").asText();
        moments.add(look());
        SimulatedBridge.settle(quick);
        moments.add(look());
        SimulatedBridge.settle(slow);
        moments.add(look());
        SimulatedBridge.reject(quick, "AC04");
        moments.add(look());
        assertSameBooks(moments, trial.gross(invoice), InvoiceState.PAID);
    }

    @Test
    void onePaymentThatIsRejectedAfterAll() {
        List<SeenLink> moments = new ArrayList<>();
        moments.add(look());
        String attempt = SimulatedBridge.pay(page(), "id-pdng").path("id").asText();
        moments.add(look());
        SimulatedBridge.settle(attempt);
        moments.add(look());
        SimulatedBridge.reject(attempt, "MS03");
        moments.add(look());
        assertSameBooks(moments, Money.ZERO, InvoiceState.OPEN);
    }

    /** All pairs with a duplicate and everything else lost, and a hundred whole stories shuffled; the truth comes last. */
    private void assertSameBooks(List<SeenLink> moments, Money expected, InvoiceState state) {
        trial.later(Duration.ofSeconds(5));
        for (List<SeenLink> told : stories(moments)) {
            forget();
            told.forEach(moment -> settlement.settle(invoice, List.of(moment)));
            bridge.settle(links.get(link.id()));
            assertThat(trial.booked()).as(() -> "told " + told).isEqualTo(expected);
            assertThat(PaymentTrial.transferred()).isEqualTo(expected);
            assertThat(trial.state(invoice)).isEqualTo(state);
        }
    }

    private static List<List<SeenLink>> stories(List<SeenLink> moments) {
        List<List<SeenLink>> stories = new ArrayList<>();
        for (SeenLink first : moments) {
            for (SeenLink second : moments) {
                stories.add(List.of(first, second, first));
            }
        }
        Random random = new Random(20261122);
        for (int i = 0; i < 100; i++) {
            List<SeenLink> shuffled = new ArrayList<>(moments);
            shuffled.addAll(moments);
            Collections.shuffle(shuffled, random);
            stories.add(shuffled.subList(0, 1 + random.nextInt(shuffled.size())));
        }
        return stories;
    }

    private SeenLink look() {
        SeenLink seen = view.look(link);
        trial.later(Duration.ofSeconds(2));
        return seen;
    }

    private URI page() {
        return URI.create(link.url());
    }

    /** As if nothing of all this had been told yet. */
    private void forget() {
        TamperedTables.open(trial.sql, this::tamper);
    }

    private void tamper() {
        for (String undone : List.of(
                "update payment_entry set reverses = null",
                "delete from payment_entry",
                "delete from payment_attempt",
                "update payment_link set state = 'VALID', closed = false")) {
            trial.sql.sql(undone).update();
        }
        trial.sql
                .sql("update payment_link set live_key = invoice_id where id = :id")
                .param("id", link.id())
                .update();
        trial.sql
                .sql("update receivable set settled = 0 where invoice_id = :id")
                .param("id", invoice.value())
                .update();
        trial.sql
                .sql("update invoice_state set state = 'OPEN' where invoice_id = :id")
                .param("id", invoice.value())
                .update();
    }
}
