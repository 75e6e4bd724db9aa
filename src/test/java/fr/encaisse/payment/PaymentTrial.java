package fr.encaisse.payment;

import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.TamperedTables;
import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.client.Clients;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.invoice.Issuing;
import fr.encaisse.invoice.PaymentRule;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.invoice.StepContent.ClientChoice;
import fr.encaisse.invoice.StepContent.Description;
import fr.encaisse.invoice.StepContent.DraftLine;
import fr.encaisse.invoice.StepContent.DraftSection;
import fr.encaisse.invoice.StepContent.PaymentTerms;
import fr.encaisse.invoice.StepContent.Products;
import fr.encaisse.issuer.Issuers;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Issued invoices, a simulated Bridge without a past, and one time for both. */
final class PaymentTrial implements BeforeEachCallback, AfterEachCallback {

    private ApplicationContext beans;
    Payments payments;
    Invoices invoices;
    JdbcClient sql;

    @Override
    public void beforeEach(ExtensionContext test) {
        beans = SpringExtension.getApplicationContext(test);
        payments = beans.getBean(Payments.class);
        invoices = beans.getBean(Invoices.class);
        sql = beans.getBean(JdbcClient.class);
        reset();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        reset();
    }

    private void reset() {
        beans.getBean(MutableClock.class).reset();
        SimulatedBridge.reset();
        TamperedTables.open(sql, () -> {
            sql.sql("update payment_entry set reverses = null").update();
            Stream.of(
                            "payment_proposal",
                            "payment_entry",
                            "payment_attempt",
                            "payment_link",
                            "webhook_event",
                            "work_lease")
                    .forEach(table -> sql.sql("delete from " + table).update());
        });
    }

    InvoiceId issue() {
        InvoiceId invoice = beans.getBean(Drafts.class).open("staff");
        String client = beans.getBean(Clients.class).search("", 1).get(0).id().toString();
        String product =
                beans.getBean(Catalogue.class).search("", 1).get(0).id().toString();
        String account = beans.getBean(Issuers.class).accounts().get(0).id().toString();
        String today = CompanyDay.today(beans.getBean(MutableClock.class)).toString();
        keep(invoice, new ClientChoice(client, null));
        keep(invoice, new Description("Travaux", "", today, "", ""));
        keep(invoice, new Products(List.of(new DraftSection("Chambre 1", List.of(new DraftLine(product, "2"))))));
        keep(invoice, new PaymentTerms(PaymentRule.DAYS_30.name(), null, account));
        beans.getBean(Issuing.class).issue(invoice, "staff");
        return invoice;
    }

    Money gross(InvoiceId invoice) {
        return invoices.content(invoice).totals().gross();
    }

    InvoiceState state(InvoiceId invoice) {
        return invoices.summary(invoice).state();
    }

    URI open(InvoiceId invoice) {
        return payments.openLink(invoice).orElseThrow();
    }

    void later(Duration step) {
        beans.getBean(MutableClock.class).forward(step);
        SimulatedBridge.forward(step);
    }

    /** Links at Bridge that can be paid. */
    static long liveLinks() {
        return links("VALID");
    }

    static long links(String status) {
        return Stream.iterate(0, i -> i + 1)
                .limit(SimulatedBridge.links().size())
                .filter(i ->
                        SimulatedBridge.links().get(i).path("status").asText().equalsIgnoreCase(status))
                .count();
    }

    /** What our books say has come in, over all invoices. */
    Money booked() {
        return new Money(sql.sql("select coalesce(sum(amount), 0) from payment_entry")
                .query(BigDecimal.class)
                .single());
    }

    /** What the simulated banks have really transferred. */
    static Money transferred() {
        return Money.of(SimulatedBridge.ledger().path("total").asText());
    }

    private void keep(InvoiceId invoice, StepContent content) {
        beans.getBean(Drafts.class).save(invoice, content, 0);
    }
}
