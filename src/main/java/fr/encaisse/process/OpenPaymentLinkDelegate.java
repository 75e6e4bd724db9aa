package fr.encaisse.process;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.Payments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the Bridge link behind the QR code, or finds the live one; a refusal stands in the payment's standing. */
@Component
class OpenPaymentLinkDelegate implements JavaDelegate {

    private final Payments payments;

    OpenPaymentLinkDelegate(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        payments.keepLink(InvoiceId.of(execution.getProcessBusinessKey()));
    }
}
