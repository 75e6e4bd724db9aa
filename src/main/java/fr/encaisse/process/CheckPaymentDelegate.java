package fr.encaisse.process;

import fr.encaisse.process.InvoiceProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks at the payment while somebody may be paying and says when to look again. */
@Component
class CheckPaymentDelegate implements JavaDelegate {

    private final PaymentCheck check;

    CheckPaymentDelegate(PaymentCheck check) {
        this.check = check;
    }

    @Override
    public void execute(DelegateExecution execution) {
        check.look(execution).ifPresent(outlook -> {
            execution.setVariable(Variables.SOMEONE_MAY_BE_PAYING, outlook.someoneMayBePaying());
            execution.setVariable(Variables.POLL_GAP, outlook.nextLook().toString());
        });
    }
}
