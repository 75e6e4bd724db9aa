package fr.encaisse.desk.wizard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.Step;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.process.InvoiceTask;
import fr.encaisse.process.InvoiceWorkflow;
import fr.encaisse.process.WizardStep;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.NotFound;
import java.security.Principal;
import java.util.Arrays;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The user's tasks with what has been typed in them. */
@Component
class WizardTasks {

    /** A thousand lines take about 150,000 characters. */
    private static final int LONGEST = 400_000;

    private final InvoiceWorkflow workflow;
    private final Drafts drafts;
    private final ObjectMapper json;

    WizardTasks(InvoiceWorkflow workflow, Drafts drafts, ObjectMapper json) {
        this.workflow = workflow;
        this.drafts = drafts;
        this.json = json;
    }

    /** @throws NotFound when the task stands at another step, as for one that is gone */
    InvoiceTask at(WizardStep step, String taskId, Principal user) {
        InvoiceTask task = workflow.task(taskId, user.getName());
        if (task.step() != step) {
            throw new NotFound("desk.task.otherStep");
        }
        return task;
    }

    /** @param proposal what stands in the form before anything has been typed */
    StepAnswer answer(InvoiceTask task, Supplier<StepContent> proposal, Object view) {
        Drafts.Kept kept = drafts.read(task.invoice(), task.step().content().orElseThrow());
        StepContent content = kept.version() == 0 ? proposal.get() : kept.content();
        return new StepAnswer(task.taskId(), task.invoice(), task.step(), kept.version(), content, view);
    }

    StepAnswer answer(InvoiceTask task, Object view) {
        return new StepAnswer(task.taskId(), task.invoice(), task.step(), 0, null, view);
    }

    /** How far a walk gets: the target, or the step before it that is not sound. The step one stands at is not asked. */
    WizardStep reachable(InvoiceTask from, WizardStep target) {
        return Arrays.stream(WizardStep.values())
                .filter(step -> step.compareTo(from.step()) > 0 && step.compareTo(target) < 0)
                .filter(step -> step.content()
                        .map(content ->
                                !drafts.problems(from.invoice(), content).isEmpty())
                        .orElse(false))
                .findFirst()
                .orElse(target);
    }

    /** @return the new version */
    int save(String taskId, Principal user, Typed typed) {
        Step step = workflow.task(taskId, user.getName())
                .step()
                .content()
                .orElseThrow(() -> new NotFound("desk.task.nothingToType"));
        return workflow.save(taskId, user.getName(), contentOf(step, typed.content()), typed.version());
    }

    private StepContent contentOf(Step step, JsonNode typed) {
        if (typed.toString().length() > LONGEST) {
            throw new InvalidInput("", "desk.task.tooLong");
        }
        try {
            return json.treeToValue(typed, step.type());
        } catch (JsonProcessingException e) {
            throw new InvalidInput("", "desk.error.unreadable");
        }
    }

    /** What a form sends: the version that it read, and its content as it stands. */
    record Typed(int version, JsonNode content) {

        Typed {
            if (content == null || !content.isObject()) {
                throw new InvalidInput("", "desk.error.unreadable");
            }
        }
    }
}
