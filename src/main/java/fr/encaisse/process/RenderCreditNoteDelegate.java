package fr.encaisse.process;

import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.document.Documents;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Renders and stores the document of a credit note, once. */
@Component
class RenderCreditNoteDelegate implements JavaDelegate {

    private final Documents documents;
    private final FailureWords failures;

    RenderCreditNoteDelegate(Documents documents, FailureWords failures) {
        this.documents = documents;
        this.failures = failures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        failures.tell(() -> documents.render(CreditNoteId.of(execution.getProcessBusinessKey())));
    }
}
