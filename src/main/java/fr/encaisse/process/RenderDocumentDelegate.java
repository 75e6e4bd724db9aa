package fr.encaisse.process;

import fr.encaisse.document.Documents;
import fr.encaisse.invoice.InvoiceId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Renders and stores the document, once. */
@Component
class RenderDocumentDelegate implements JavaDelegate {

    private final Documents documents;

    RenderDocumentDelegate(Documents documents) {
        this.documents = documents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        documents.render(InvoiceId.of(execution.getProcessBusinessKey()));
    }
}
