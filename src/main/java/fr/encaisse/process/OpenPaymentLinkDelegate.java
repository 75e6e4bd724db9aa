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
    private final FailureWords failures;

    OpenPaymentLinkDelegate(Payments payments, FailureWords failures) {
        this.payments = payments;
        this.failures = failures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        failures.tell(() -> payments.keepLink(InvoiceId.of(execution.getProcessBusinessKey())));
    }
}
