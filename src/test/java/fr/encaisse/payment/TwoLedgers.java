package fr.encaisse.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.bridge.FreshBridge;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * After every test with the application, before it tidies up: asked once more, our books hold to the cent what the
 * simulated banks have transferred through each link, and Bridge has one live link at most for an unpaid invoice and none
 * for any other.
 */
public final class TwoLedgers implements AfterTestExecutionCallback {

    @Override
    public void afterTestExecution(ExtensionContext test) {
        // What will be rolled back has paid nothing, and its transaction may be broken on purpose.
        if (test.getExecutionException().isPresent() || TransactionSynchronizationManager.isActualTransactionActive()) {
            return;
        }
        JsonNode links = SimulatedBridge.links();
        if (!links.isEmpty()) {
            check(SpringExtension.getApplicationContext(test));
        }
    }

    private static void check(ApplicationContext beans) {
        SimulatedBridge.faults(
                "{\"down\":false,\"fail_next\":0,\"reset_next\":0,\"drop_next_replies\":0,\"delay_next\":0}");
        FreshBridge.forget(beans);
        JdbcClient sql = beans.getBean(JdbcClient.class);
        Map<String, InvoiceId> ours = ourLinks(sql);
        List<InvoiceId> invoices = ours.values().stream().distinct().toList();
        invoices.forEach(beans.getBean(Payments.class)::check);
        invoices.forEach(beans.getBean(Withdrawal.class)::withdraw);

        assertThat(booked(sql, ours)).as("booked and transferred, by link").isEqualTo(transferred(ours));
        Map<InvoiceId, Long> live = liveLinks(ours);
        live.forEach((invoice, count) -> assertThat(count)
                .as("live links at Bridge of " + invoice)
                .isLessThanOrEqualTo(
                        beans.getBean(Receivables.class).get(invoice).isNothingDue() ? 0 : 1));
    }

    /** The invoices behind the links that Bridge knows, by our reference; other tests have left links without. */
    private static Map<String, InvoiceId> ourLinks(JdbcClient sql) {
        List<String> known = StreamSupport.stream(SimulatedBridge.links().spliterator(), false)
                .map(link -> link.path("client_reference").asText())
                .toList();
        return sql
                .sql("select reference, invoice_id from payment_link where reference in (:known)")
                .param("known", known)
                .query((row, index) -> Map.entry(row.getString(1), new InvoiceId(row.getObject(2, UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Without what a manager has confirmed and the bank has not said yet. */
    private static Map<String, BigDecimal> booked(JdbcClient sql, Map<String, InvoiceId> ours) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        sql
                .sql("select l.reference, sum(e.amount) from payment_entry e"
                        + " join payment_attempt a on a.id = e.attempt_id join payment_link l on l.id = a.link_id"
                        + " where a.status <> 'PDNG' group by l.reference having sum(e.amount) <> 0")
                .query((row, index) -> Map.entry(row.getString(1), row.getBigDecimal(2)))
                .list()
                .stream()
                .filter(sum -> ours.containsKey(sum.getKey()))
                .forEach(sum -> sums.put(sum.getKey(), sum.getValue().setScale(2)));
        return sums;
    }

    private static Map<String, BigDecimal> transferred(Map<String, InvoiceId> ours) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (JsonNode entry : SimulatedBridge.ledger().path("entries")) {
            String reference = entry.path("client_reference").asText();
            if (ours.containsKey(reference)) {
                sums.put(reference, new BigDecimal(entry.path("amount").asText()).setScale(2));
            }
        }
        return sums;
    }

    private static Map<InvoiceId, Long> liveLinks(Map<String, InvoiceId> ours) {
        return StreamSupport.stream(SimulatedBridge.links().spliterator(), false)
                .filter(link -> link.path("status").asText().equals("valid"))
                .map(link -> ours.get(link.path("client_reference").asText()))
                .filter(invoice -> invoice != null)
                .collect(Collectors.groupingBy(invoice -> invoice, Collectors.counting()));
    }
}
