package fr.encaisse.process;

import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.catalogue.Product;
import fr.encaisse.client.Clients;
import fr.encaisse.invoice.InvoiceId;
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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** The steps of an invoice's life as staff take them, with the demo's clients and products. */
@Component
class InvoiceStory {

    static final String STAFF = "staff";

    private final InvoiceWorkflow workflow;
    private final Clients clients;
    private final Catalogue catalogue;
    private final Issuers issuers;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final Clock clock;

    InvoiceStory(
            InvoiceWorkflow workflow,
            Clients clients,
            Catalogue catalogue,
            Issuers issuers,
            RuntimeService runtime,
            ManagementService management,
            Clock clock) {
        this.workflow = workflow;
        this.clients = clients;
        this.catalogue = catalogue;
        this.issuers = issuers;
        this.runtime = runtime;
        this.management = management;
        this.clock = clock;
    }

    /** A sound content for each step. */
    StepContent sound(WizardStep step) {
        return switch (step) {
            case CHOOSE_CLIENT ->
                new ClientChoice(clients.search("", 1).get(0).id().toString(), null);
            case DESCRIBE_INVOICE ->
                new Description(
                        "Rénovation de la salle de bain",
                        "",
                        CompanyDay.today(clock).toString(),
                        "",
                        "");
            case ADD_PRODUCTS -> {
                List<Product> products = catalogue.search("", 2);
                yield new Products(List.of(new DraftSection(
                        "SDB",
                        List.of(
                                new DraftLine(products.get(0).id().toString(), "2"),
                                new DraftLine(products.get(1).id().toString(), "1,5")))));
            }
            case AGREE_PAYMENT_TERMS ->
                new PaymentTerms(
                        PaymentRule.DAYS_30.name(),
                        null,
                        issuers.accounts().get(0).id().toString());
            default -> throw new IllegalArgumentException(step + " holds nothing typed");
        };
    }

    /** Types a sound content into the task and completes it. */
    InvoiceTask fill(InvoiceTask task) {
        workflow.save(task.taskId(), STAFF, sound(task.step()), 0);
        return workflow.next(task.taskId(), STAFF).orElseThrow();
    }

    /** A draft that waits at its review. */
    InvoiceTask reviewedDraft() {
        InvoiceTask task = workflow.start(STAFF);
        while (task.step() != WizardStep.REVIEW_INVOICE) {
            task = fill(task);
        }
        return task;
    }

    /** An issued invoice whose document is still to be made. */
    InvoiceId issuedInvoice() {
        InvoiceTask review = reviewedDraft();
        workflow.next(review.taskId(), STAFF);
        return review.invoice();
    }

    /** An issued invoice with its document, its QR task open. */
    InvoiceId generatedInvoice() {
        InvoiceId invoice = issuedInvoice();
        run(invoice, InvoiceProcess.Elements.RENDER_DOCUMENT);
        return invoice;
    }

    /** The same with its QR code on the screen, the link open and the payment being followed. */
    InvoiceId shownInvoice() {
        InvoiceId invoice = generatedInvoice();
        workflow.showQr(invoice);
        run(invoice, InvoiceProcess.Elements.OPEN_PAYMENT_LINK);
        return invoice;
    }

    /** Runs the one job that stands at an element of this invoice, due or not. */
    void run(InvoiceId invoice, String element) {
        management.executeJob(job(invoice, element).getId());
    }

    Job job(InvoiceId invoice, String element) {
        return management
                .createJobQuery()
                .processInstanceId(instance(invoice).getId())
                .activityId(element)
                .singleResult();
    }

    ProcessInstance instance(InvoiceId invoice) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(InvoiceProcess.KEY)
                .processInstanceBusinessKey(invoice.toString())
                .singleResult();
    }

    Map<String, Object> variables(InvoiceId invoice) {
        return runtime.getVariables(instance(invoice).getId());
    }
}
