package fr.encaisse.desk.wizard;

import fr.encaisse.desk.ErrorAnswer;
import fr.encaisse.desk.ProgressWords;
import fr.encaisse.desk.Words;
import fr.encaisse.desk.wizard.WizardTasks.Typed;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.process.InvoiceTask;
import fr.encaisse.process.InvoiceWorkflow;
import fr.encaisse.process.WizardStep;
import fr.encaisse.shared.InvalidInput;
import java.security.Principal;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What all steps of the wizard have in common: keeping what is typed, going on, back, anywhere, or giving up. The moves
 * take along what stands in the form, so that one tap is one request.
 */
@RestController
@RequestMapping("/api")
class WizardController {

    private final InvoiceWorkflow workflow;
    private final Invoices invoices;
    private final WizardTasks tasks;
    private final ProgressWords progress;
    private final DraftStandings standings;
    private final Words words;

    WizardController(
            InvoiceWorkflow workflow,
            Invoices invoices,
            WizardTasks tasks,
            ProgressWords progress,
            DraftStandings standings,
            Words words) {
        this.workflow = workflow;
        this.invoices = invoices;
        this.tasks = tasks;
        this.progress = progress;
        this.standings = standings;
        this.words = words;
    }

    @PostMapping("/invoices")
    @ResponseStatus(HttpStatus.CREATED)
    TaskLink start(Principal user) {
        return TaskLink.to(workflow.start(user.getName()));
    }

    /** The user's open task, or what the engine is doing until there is one. */
    @GetMapping("/invoices/{invoice}/task")
    OpenTask openTask(@PathVariable String invoice, Principal user) {
        InvoiceId id = invoices.summary(InvoiceId.of(invoice)).id();
        Optional<TaskLink> task = workflow.openTask(id, user.getName()).map(TaskLink::to);
        return new OpenTask(task.orElse(null), progress.of(id));
    }

    /** Who has a draft and where it stands; @param step that an open form shows */
    @GetMapping("/invoices/{invoice}/standing")
    DraftStandings.Standing standing(
            @PathVariable String invoice, @RequestParam(required = false) WizardStep step, Principal user) {
        return standings.of(InvoiceId.of(invoice), step, user.getName());
    }

    @PostMapping("/invoices/{invoice}/take-over")
    TaskLink takeOver(@PathVariable String invoice, @RequestBody TakeOver asked, Principal user) {
        return TaskLink.to(workflow.takeOver(InvoiceId.of(invoice), user.getName(), asked.from()));
    }

    @PutMapping("/tasks/{taskId}")
    Version save(@PathVariable String taskId, @RequestBody Typed typed, Principal user) {
        return new Version(tasks.save(taskId, user, typed));
    }

    /** Saves, checks and completes. What is refused is kept all the same, hence the version in the refusal. */
    @PostMapping("/tasks/{taskId}/next")
    ResponseEntity<?> next(@PathVariable String taskId, @RequestBody(required = false) Typed typed, Principal user) {
        InvoiceTask task = workflow.task(taskId, user.getName());
        Integer version = typed == null ? null : tasks.save(taskId, user, typed);
        try {
            Optional<InvoiceTask> next = workflow.next(taskId, user.getName());
            boolean working = next.isEmpty() && task.step() == WizardStep.REVIEW_INVOICE;
            return ResponseEntity.ok(new Moved(next.map(TaskLink::to).orElse(null), working, false, task.invoice()));
        } catch (InvalidInput refused) {
            return ResponseEntity.unprocessableEntity()
                    .body(ErrorAnswer.of(refused, words).with(version));
        }
    }

    @PostMapping("/tasks/{taskId}/back")
    Moved back(@PathVariable String taskId, @RequestBody(required = false) Typed typed, Principal user) {
        if (typed != null) {
            tasks.save(taskId, user, typed);
        }
        return Moved.to(workflow.back(taskId, user.getName()));
    }

    /** Anywhere; forward only as far as all is sound, so that what has to be mended is what one sees. */
    @PostMapping("/tasks/{taskId}/step/{step}")
    ResponseEntity<?> walk(
            @PathVariable String taskId,
            @PathVariable WizardStep step,
            @RequestBody(required = false) Typed typed,
            Principal user) {
        InvoiceTask task = workflow.task(taskId, user.getName());
        Integer version = typed == null ? null : tasks.save(taskId, user, typed);
        WizardStep reachable = tasks.reachable(task, step);
        try {
            Moved moved = Moved.to(workflow.walkTo(taskId, user.getName(), reachable));
            return ResponseEntity.ok(reachable == step ? moved : moved.toMend());
        } catch (InvalidInput refused) {
            return ResponseEntity.unprocessableEntity()
                    .body(ErrorAnswer.of(refused, words).with(version));
        }
    }

    @PostMapping("/tasks/{taskId}/abandon")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void abandon(@PathVariable String taskId, Principal user) {
        workflow.abandon(taskId, user.getName());
    }

    record Version(int version) {}

    /** @param from login of whose draft the user was told it is */
    record TakeOver(String from) {}

    /** A task as a browser opens it. */
    record TaskLink(String taskId, WizardStep step, InvoiceId invoice) {
        static TaskLink to(InvoiceTask task) {
            return new TaskLink(task.taskId(), task.step(), task.invoice());
        }
    }

    /** @param task null while there is none */
    record OpenTask(TaskLink task, ProgressWords.Shown progress) {}

    /**
     * @param next null when nothing more is to be done, or not yet
     * @param working the engine is at work; ask for the open task of the invoice
     * @param mend the way ends here because this step is not sound
     */
    record Moved(TaskLink next, boolean working, boolean mend, InvoiceId invoice) {
        static Moved to(InvoiceTask task) {
            return new Moved(TaskLink.to(task), false, false, task.invoice());
        }

        Moved toMend() {
            return new Moved(next, working, true, invoice);
        }
    }
}
