package fr.encaisse.process;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.StepContent;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The verbs of an invoice's life, the only way in for screens. Each verb is one transaction, names who acts and refuses
 * tasks that are not theirs ({@link NotYourTask}), gone ({@code NotFound}) or done already ({@code Conflict}).
 */
@Service
public class InvoiceWorkflow {

    /** Opens a draft and its process; answers the first step. */
    public InvoiceTask start(String user) {
        throw new UnsupportedOperationException();
    }

    /** The task, if it is the user's. */
    public InvoiceTask task(String taskId, String user) {
        throw new UnsupportedOperationException();
    }

    /** The user's open task of an invoice (the latest, if several), e.g. after a service task has run. */
    public Optional<InvoiceTask> openTask(InvoiceId invoice, String user) {
        throw new UnsupportedOperationException();
    }

    /** Keeps what has been typed. @return the new version */
    public int save(String taskId, String user, StepContent content, int version) {
        throw new UnsupportedOperationException();
    }

    /**
     * Completes a step that is sound. On the review this issues the invoice.
     *
     * @return the next task; empty while the engine works on what lies between
     * @throws fr.encaisse.shared.InvalidInput with what is not sound; nothing changed
     */
    public Optional<InvoiceTask> next(String taskId, String user) {
        throw new UnsupportedOperationException();
    }

    /** Goes back one step, sound or not. */
    public InvoiceTask back(String taskId, String user) {
        throw new UnsupportedOperationException();
    }

    /** Walks to another step of the draft; on the way forward each step passed must be sound. */
    public InvoiceTask walkTo(String taskId, String user, WizardStep target) {
        throw new UnsupportedOperationException();
    }

    /** Abandons a draft. */
    public void abandon(String taskId, String user) {
        throw new UnsupportedOperationException();
    }

    /** Staff show the code: opens the payment link and follows the payment. Does nothing once the invoice has ended. */
    public void showQr(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }

    /** What the engine is doing for this invoice, for screens. */
    public Progress progress(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }
}
