package fr.encaisse.process;

import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.catalogue.Product;
import fr.encaisse.client.Clients;
import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.invoice.StepContent.ClientChoice;
import fr.encaisse.invoice.StepContent.Description;
import fr.encaisse.invoice.StepContent.DraftLine;
import fr.encaisse.invoice.StepContent.DraftSection;
import fr.encaisse.invoice.StepContent.PaymentTerms;
import fr.encaisse.invoice.StepContent.Products;
import fr.encaisse.issuer.Issuers;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.DemoTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Writes the demonstration's invoices ({@code demo/invoices.csv}) on the first start: through the same verbs as staff,
 * each on its day, so that numbers, documents, processes and payments are as real as any.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "encaisse.demo.invoices", matchIfMissing = true)
class DemoInvoices {

    private static final Logger LOG = LoggerFactory.getLogger(DemoInvoices.class);
    private static final String STAFF = "staff";

    private final InvoiceWorkflow workflow;
    private final Invoices invoices;
    private final EngineProgress progress;
    private final Clients clients;
    private final Catalogue catalogue;
    private final Issuers issuers;
    private final DemoPayer payer;
    private final DemoClock clock;

    DemoInvoices(
            InvoiceWorkflow workflow,
            Invoices invoices,
            EngineProgress progress,
            Clients clients,
            Catalogue catalogue,
            Issuers issuers,
            DemoPayer payer,
            DemoClock clock) {
        this.workflow = workflow;
        this.invoices = invoices;
        this.progress = progress;
        this.clients = clients;
        this.catalogue = catalogue;
        this.issuers = issuers;
        this.payer = payer;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void write() {
        if (!invoices.search("", List.of(), 0, 1).isEmpty()) {
            return;
        }
        try {
            DemoTable.read("invoices").forEach(this::write);
        } catch (RuntimeException e) {
            LOG.warn("The demonstration goes on with fewer invoices than it should have", e);
        } finally {
            clock.backToNow();
        }
    }

    private void write(Map<String, String> row) {
        clock.goBack(Integer.parseInt(row.get("daysAgo")));
        String outcome = row.get("outcome");
        InvoiceTask task = workflow.start(STAFF);
        while (task.step().isDraft() && task.step() != stopAt(outcome)) {
            if (task.step() == WizardStep.REVIEW_INVOICE) {
                issue(task, outcome);
                return;
            }
            workflow.save(task.taskId(), STAFF, content(task.step(), row), 0);
            task = workflow.next(task.taskId(), STAFF).orElseThrow();
        }
        if (outcome.equals("ABANDONED")) {
            workflow.abandon(task.taskId(), STAFF);
        }
    }

    private static WizardStep stopAt(String outcome) {
        return switch (outcome) {
            case "PRODUCTS" -> WizardStep.ADD_PRODUCTS;
            case "REVIEW", "ABANDONED" -> WizardStep.REVIEW_INVOICE;
            default -> null;
        };
    }

    private void issue(InvoiceTask review, String outcome) {
        InvoiceId invoice = review.invoice();
        workflow.next(review.taskId(), STAFF);
        progress.runNow(invoice);
        if (outcome.equals("PAID")) {
            clock.backToNow(); // Bridge lives in the present
            workflow.showQr(invoice);
            progress.runNow(invoice);
            payer.pay(invoice);
        }
    }

    private StepContent content(WizardStep step, Map<String, String> row) {
        return switch (step) {
            case CHOOSE_CLIENT ->
                new ClientChoice(
                        clients.search(row.get("client"), 1).get(0).id().toString(), null);
            case DESCRIBE_INVOICE ->
                new Description(
                        row.get("title").isEmpty() ? "Travaux" : row.get("title"),
                        "",
                        CompanyDay.today(clock).toString(),
                        "",
                        "");
            case ADD_PRODUCTS ->
                new Products(
                        Arrays.stream(row.get("sections").split("\\|"))
                                .map(this::section)
                                .toList(),
                        number(row.get("discount")),
                        unit(row.get("discount")));
            default ->
                new PaymentTerms(
                        row.get("rule"), null, issuers.accounts().get(0).id().toString());
        };
    }

    /** {@code Title: REFERENCE quantity, REFERENCE quantity -10%}. */
    private DraftSection section(String text) {
        String[] parts = text.split(": ");
        return new DraftSection(
                parts[0], Arrays.stream(parts[1].split(", ")).map(this::line).toList());
    }

    private DraftLine line(String text) {
        String[] words = text.split(" -?");
        Product product = catalogue.search(words[0], 5).stream()
                .filter(candidate -> candidate.reference().equals(words[0]))
                .findFirst()
                .orElseThrow();
        String discount = words.length > 2 ? words[2] : "";
        return new DraftLine(product.id().toString(), words[1], number(discount), unit(discount), "", "");
    }

    /** Of a discount such as {@code 5 %} or {@code 50 €}. */
    private static String number(String discount) {
        return discount.replaceAll("[ %€]", "");
    }

    private static String unit(String discount) {
        return (discount.endsWith("€") ? Discount.Unit.EURO : Discount.Unit.PERCENT).name();
    }
}
