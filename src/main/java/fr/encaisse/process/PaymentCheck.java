package fr.encaisse.process;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.Outlook;
import fr.encaisse.payment.Payments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The look at a payment that the process takes, from its own rhythm or at the due date. */
@Component
class PaymentCheck {

    private final Invoices invoices;
    private final Payments payments;
    private final FactsToMessages facts;

    PaymentCheck(Invoices invoices, Payments payments, FactsToMessages facts) {
        this.invoices = invoices;
        this.payments = payments;
        this.facts = facts;
    }

    Outlook look(DelegateExecution execution) {
        InvoiceId invoice = InvoiceId.of(execution.getProcessBusinessKey());
        if (invoices.summary(invoice).state() == InvoiceState.PAID) {
            facts.paid(invoice); // the fact came when nobody waited for it: said again
            return Outlook.SETTLED;
        }
        return payments.check(invoice);
    }
}
