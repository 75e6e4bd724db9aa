package fr.encaisse.process;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Issuing;
import fr.encaisse.process.InvoiceProcess.Variables;
import fr.encaisse.shared.CompanyDay;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Issues in the transaction that completes the review: the number commits with the token, refusals answer in the form. */
@Component
class IssueInvoiceDelegate implements JavaDelegate {

    private final Issuing issuing;

    IssueInvoiceDelegate(Issuing issuing) {
        this.issuing = issuing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        InvoiceId invoice = InvoiceId.of(execution.getProcessBusinessKey());
        InvoiceContent issued = issuing.issue(invoice, (String) execution.getVariable(Variables.OWNER));
        execution.setVariable(
                Variables.OVERDUE_AT,
                CompanyDay.startOf(issued.dueDate().plusDays(1)).toString());
    }
}
