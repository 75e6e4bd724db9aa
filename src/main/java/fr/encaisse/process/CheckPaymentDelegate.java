package fr.encaisse.process;

import fr.encaisse.payment.Outlook;
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
        Outlook outlook = check.look(execution);
        // When it was paid the message has ended this scope, and a variable written now would roll everything back. If
        // another transaction has ended it, the engine notices in the end and tries again.
        if (!execution.isCanceled()) {
            execution.setVariable(Variables.SOMEONE_MAY_BE_PAYING, outlook.someoneMayBePaying());
            execution.setVariable(Variables.POLL_GAP, outlook.nextLook().toString());
        }
    }
}
