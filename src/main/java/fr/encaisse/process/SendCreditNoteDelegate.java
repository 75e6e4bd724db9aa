package fr.encaisse.process;

import fr.encaisse.creditnote.CreditChoice;
import fr.encaisse.creditnote.CreditNoteDraft;
import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.creditnote.CreditNotes;
import fr.encaisse.delivery.Deliveries;
import fr.encaisse.shared.EmailAddress;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the mail into the outbox, once: the credit note's own id stands for the press of a button. */
@Component
class SendCreditNoteDelegate implements JavaDelegate {

    private final Deliveries deliveries;
    private final CreditNotes creditNotes;
    private final FailureWords failures;

    SendCreditNoteDelegate(Deliveries deliveries, CreditNotes creditNotes, FailureWords failures) {
        this.deliveries = deliveries;
        this.creditNotes = creditNotes;
        this.failures = failures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CreditNoteId id = CreditNoteId.of(execution.getProcessBusinessKey());
        CreditNoteDraft draft = creditNotes.draft(id);
        CreditChoice choice = draft.choice();
        Locale language = Locale.ENGLISH.getLanguage().equals(choice.language()) ? Locale.ENGLISH : Locale.FRENCH;
        failures.tell(() ->
                deliveries.send(id, id.value(), new EmailAddress(choice.recipient()), language, draft.writtenBy()));
    }
}
