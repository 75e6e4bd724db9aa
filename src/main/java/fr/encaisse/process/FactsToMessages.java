package fr.encaisse.process;

import fr.encaisse.invoice.InvoiceCancelled;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoicePaid;
import fr.encaisse.invoice.InvoiceReopened;
import fr.encaisse.invoice.InvoiceSummary;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.ExcessFound;
import fr.encaisse.payment.ExcessGone;
import fr.encaisse.payment.PaymentLinkOpened;
import fr.encaisse.payment.Payments;
import fr.encaisse.process.InvoiceProcess.Messages;
import fr.encaisse.process.InvoiceProcess.Variables;
import fr.encaisse.shared.CompanyDay;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns facts of the modules below into messages of the process, in the transaction that made the fact: record and token
 * commit together. Where nobody waits the message is gone; the next look at the payment says it again.
 */
@Component
class FactsToMessages {

    private static final Logger LOG = LoggerFactory.getLogger(FactsToMessages.class);

    private final RuntimeService runtime;
    private final EngineProgress progress;
    private final Invoices invoices;
    private final Payments payments;
    private final TransactionTemplate apart;

    FactsToMessages(
            RuntimeService runtime,
            EngineProgress progress,
            Invoices invoices,
            Payments payments,
            PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.progress = progress;
        this.invoices = invoices;
        this.payments = payments;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener
    void on(InvoicePaid fact) {
        paid(fact.invoice());
    }

    @EventListener
    void on(InvoiceCancelled fact) {
        tell(Messages.CANCELLED, fact.invoice());
    }

    /** The process ended when the invoice was paid: another one collects what is due again. */
    @EventListener
    void on(InvoiceReopened fact) {
        if (isRunning(InvoiceProcess.KEY, fact.invoice())) {
            return;
        }
        InvoiceSummary invoice = invoices.summary(fact.invoice());
        runtime.createMessageCorrelation(Messages.REOPENED)
                .processInstanceBusinessKey(fact.invoice().toString())
                .setVariable(Variables.OWNER, invoice.owner())
                .setVariable(Variables.DIRECTION, Variables.NEXT)
                .setVariable(
                        Variables.OVERDUE_AT,
                        CompanyDay.startOf(invoice.dueDate().plusDays(1)).toString())
                .correlateStartMessage();
    }

    /** Said again while it lasts; one refund per invoice, whose form reads the amount from the ledger. */
    @EventListener
    void on(ExcessFound fact) {
        if (!isRunning(RefundProcess.KEY, fact.invoice())) {
            runtime.startProcessInstanceByKey(RefundProcess.KEY, fact.invoice().toString());
        }
    }

    @EventListener
    void on(ExcessGone fact) {
        tell(RefundProcess.Messages.SETTLED, fact.invoice());
    }

    private boolean isRunning(String process, InvoiceId invoice) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(invoice.toString())
                        .count()
                > 0;
    }

    /** The customer has a link to pay with, whatever the engine says to it: then the sweep finds the payment. */
    @EventListener
    void on(PaymentLinkOpened fact) {
        try {
            apart.executeWithoutResult(transaction -> somebodyMayBePaying(fact.invoice()));
        } catch (RuntimeException e) {
            LOG.warn("The process does not follow the payment of {} for now", fact.invoice(), e);
        }
    }

    /**
     * Nobody waited for the code while the document was made: the wish of who has asked for it meanwhile is said again,
     * when the token has moved on.
     */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(DocumentRendered fact) {
        if (payments.isAskedFor(fact.invoice())) {
            somebodyMayBePaying(fact.invoice());
        }
    }

    /** Starts following the payment, at once where it is being followed slowly. */
    void somebodyMayBePaying(InvoiceId invoice) {
        boolean waited = !runtime.createMessageCorrelation(Messages.QR_SHOWN)
                .processInstanceBusinessKey(invoice.toString())
                .correlateAllWithResult()
                .isEmpty();
        if (!waited) {
            progress.hastenPaymentCheck(invoice);
        }
    }

    void paid(InvoiceId invoice) {
        tell(Messages.PAID, invoice);
    }

    private void tell(String message, InvoiceId invoice) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(invoice.toString())
                .correlateAll();
    }
}
