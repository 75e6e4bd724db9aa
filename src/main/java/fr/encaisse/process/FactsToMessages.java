package fr.encaisse.process;

import fr.encaisse.invoice.InvoiceCancelled;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoicePaid;
import fr.encaisse.payment.PaymentLinkOpened;
import fr.encaisse.process.InvoiceProcess.Messages;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
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
    private final TransactionTemplate apart;

    FactsToMessages(RuntimeService runtime, EngineProgress progress, PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.progress = progress;
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

    /** The customer has a link to pay with, whatever the engine says to it: then the sweep finds the payment. */
    @EventListener
    void on(PaymentLinkOpened fact) {
        try {
            apart.executeWithoutResult(transaction -> somebodyMayBePaying(fact.invoice()));
        } catch (RuntimeException e) {
            LOG.warn("The process does not follow the payment of {} for now", fact.invoice(), e);
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
