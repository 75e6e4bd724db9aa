package fr.encaisse.process;

import fr.encaisse.invoice.InvoiceCancelled;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoicePaid;
import fr.encaisse.process.InvoiceProcess.Messages;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Turns facts of the modules below into messages of the process, in the transaction that made the fact: record and token
 * commit together. Where nobody waits the message is gone; the next look at the payment says it again.
 */
@Component
class FactsToMessages {

    private final RuntimeService runtime;

    FactsToMessages(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(InvoicePaid fact) {
        paid(fact.invoice());
    }

    @EventListener
    void on(InvoiceCancelled fact) {
        tell(Messages.CANCELLED, fact.invoice());
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
