package fr.encaisse.process;

import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.creditnote.CreditNotes;
import fr.encaisse.creditnote.Crediting;
import fr.encaisse.process.CreditNoteProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Issues in the transaction that completes the approval: the number commits with the token. */
@Component
class IssueCreditNoteDelegate implements JavaDelegate {

    private final Crediting crediting;
    private final CreditNotes creditNotes;

    IssueCreditNoteDelegate(Crediting crediting, CreditNotes creditNotes) {
        this.crediting = crediting;
        this.creditNotes = creditNotes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CreditNoteId creditNote = CreditNoteId.of(execution.getProcessBusinessKey());
        crediting.issue(creditNote);
        String recipient = creditNotes.draft(creditNote).choice().recipient();
        execution.setVariable(Variables.MAIL_WANTED, recipient != null && !recipient.isBlank());
    }
}
