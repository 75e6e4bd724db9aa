package fr.encaisse.process;

import fr.encaisse.document.Documents;
import fr.encaisse.invoice.InvoiceId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Renders and stores the document, once. */
@Component
class RenderDocumentDelegate implements JavaDelegate {

    private final Documents documents;
    private final ApplicationEventPublisher events;
    private final FailureWords failures;

    RenderDocumentDelegate(Documents documents, ApplicationEventPublisher events, FailureWords failures) {
        this.documents = documents;
        this.events = events;
        this.failures = failures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        InvoiceId invoice = InvoiceId.of(execution.getProcessBusinessKey());
        failures.tell(() -> documents.render(invoice));
        events.publishEvent(new DocumentRendered(invoice));
    }
}
