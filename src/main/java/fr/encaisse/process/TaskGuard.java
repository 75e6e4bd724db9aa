package fr.encaisse.process;

import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.process.InvoiceProcess.Variables;
import fr.encaisse.shared.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Stands at the end of every user task, however it is completed: over our API, with Tasklist's own button or over the
 * engine's REST. Refuses what is not sound or not yours; takes owner and direction from the task, never from variables
 * that came along.
 */
@Component
class TaskGuard implements TaskListener {

    private final Drafts drafts;
    private final CreditNoteCheck creditNotes;
    private final IdentityService identity;
    private final MessageSource messages;

    TaskGuard(Drafts drafts, CreditNoteCheck creditNotes, IdentityService identity, MessageSource messages) {
        this.drafts = drafts;
        this.creditNotes = creditNotes;
        this.identity = identity;
        this.messages = messages;
    }

    @Override
    public void notify(DelegateTask task) {
        refuseStrangers(task);
        Optional<CreditNoteStep> creditStep = CreditNoteStep.ofElement(task.getTaskDefinitionKey());
        if (creditStep.isPresent()) {
            guard(creditStep.get(), task);
            return;
        }
        WizardStep step = WizardStep.ofElement(task.getTaskDefinitionKey());
        if (step == WizardStep.CHASE_PAYMENT) {
            throw refusal("process.task.endsWithPayment");
        }
        if (step == WizardStep.REFUND_EXCESS) {
            throw refusal("process.task.endsWithRefund");
        }
        if (step.isDraft()) {
            boolean back = Variables.BACK.equals(task.getVariableLocal(Variables.DIRECTION));
            if (!back) {
                refuseUnsound(step, InvoiceId.of(task.getExecution().getProcessBusinessKey()));
            }
            task.getExecution().setVariable(Variables.DIRECTION, back ? Variables.BACK : Variables.NEXT);
            task.getExecution().setVariable(Variables.OWNER, task.getAssignee());
        }
    }

    /** What is approved was approved over our API, which knows who did; what it comes to is checked by the issue itself. */
    private void guard(CreditNoteStep step, DelegateTask task) {
        boolean back = CreditNoteProcess.Variables.BACK.equals(task.getVariableLocal(Variables.DIRECTION));
        CreditNoteId creditNote = CreditNoteId.of(task.getExecution().getProcessBusinessKey());
        if (!back && step == CreditNoteStep.APPROVE_CREDIT_NOTE) {
            if (creditNotes.approvedBy(creditNote).isEmpty()) {
                throw refusal("process.credit.notApproved");
            }
        } else if (!back) {
            refuse(creditNotes.problems(creditNote));
        }
        task.getExecution().setVariable(Variables.DIRECTION, back ? Variables.BACK : Variables.NEXT);
    }

    /** Our own API has checked already and calls the engine without an authentication. */
    private void refuseStrangers(DelegateTask task) {
        Authentication caller = identity.getCurrentAuthentication();
        boolean stranger = caller != null
                && caller.getUserId() != null
                && task.getAssignee() != null
                && !caller.getUserId().equals(task.getAssignee());
        if (stranger) {
            throw refusal("process.task.notYours", task.getAssignee());
        }
    }

    /** The review is checked by the issue itself, which follows in the same transaction. */
    private void refuseUnsound(WizardStep step, InvoiceId invoice) {
        refuse(step.content().map(content -> drafts.problems(invoice, content)).orElse(List.of()));
    }

    private void refuse(List<FieldError> problems) {
        if (!problems.isEmpty()) {
            throw new BadUserRequestException(problems.stream()
                    .map(problem -> text(problem.messageKey(), problem.args().toArray()))
                    .distinct()
                    .collect(Collectors.joining(" ")));
        }
    }

    private BadUserRequestException refusal(String messageKey, Object... args) {
        return new BadUserRequestException(text(messageKey, args));
    }

    private String text(String messageKey, Object... args) {
        return messages.getMessage(messageKey, args, Locale.FRENCH);
    }
}
