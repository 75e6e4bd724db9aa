package fr.encaisse.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the bank a last time before staff are asked to chase the payment. */
@Component
class CheckOverduePaymentDelegate implements JavaDelegate {

    private final PaymentCheck check;

    CheckOverduePaymentDelegate(PaymentCheck check) {
        this.check = check;
    }

    @Override
    public void execute(DelegateExecution execution) {
        check.look(execution);
    }
}
