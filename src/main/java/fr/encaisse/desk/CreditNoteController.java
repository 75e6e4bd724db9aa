package fr.encaisse.desk;

import fr.encaisse.creditnote.CreditChoice;
import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.creditnote.Crediting;
import fr.encaisse.document.LegalDocument;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.process.CreditNoteTask;
import fr.encaisse.process.CreditNoteWorkflow;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.NotFound;
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

/** Behind the three forms of a credit note: what to credit, its review, and a manager's word on it. */
@RestController
@RequestMapping("/api/tasks/{taskId}/credit-note")
class CreditNoteController {

    private final CreditNoteWorkflow workflow;
    private final Crediting crediting;
    private final CreditNoteScreens screens;
    private final ReviewPages pages;
    private final Words words;

    CreditNoteController(
            CreditNoteWorkflow workflow,
            Crediting crediting,
            CreditNoteScreens screens,
            ReviewPages pages,
            Words words) {
        this.workflow = workflow;
        this.crediting = crediting;
        this.screens = screens;
        this.pages = pages;
        this.words = words;
    }

    @GetMapping
    CreditNoteScreens.Screen show(@PathVariable String taskId, Principal user) {
        return screens.of(task(taskId, user), user.getName());
    }

    /** Keeps what is typed, and tells what it comes to. */
    @PutMapping
    Saved save(@PathVariable String taskId, @RequestBody Typed typed, Principal user) {
        int version = workflow.save(taskId, user.getName(), typed.choice(), typed.version());
        return new Saved(version, screens.totals(task(taskId, user).creditNote()));
    }

    /** What is refused is kept all the same, hence the version in the refusal. */
    @PostMapping("/next")
    ResponseEntity<?> next(@PathVariable String taskId, @RequestBody(required = false) Typed typed, Principal user) {
        CreditNoteTask task = task(taskId, user);
        Integer version = typed == null ? null : workflow.save(taskId, user.getName(), typed.choice(), typed.version());
        try {
            return ResponseEntity.ok(moved(task, workflow.next(taskId, user.getName())));
        } catch (InvalidInput refused) {
            return ResponseEntity.unprocessableEntity()
                    .body(ErrorAnswer.of(refused, words).with(version));
        }
    }

    @PostMapping("/back")
    Moved back(@PathVariable String taskId, Principal user) {
        return moved(task(taskId, user), Optional.of(workflow.back(taskId, user.getName())));
    }

    @PostMapping("/approve")
    Moved approve(@PathVariable String taskId, Principal user) {
        CreditNoteTask task = task(taskId, user);
        workflow.approve(taskId, user.getName());
        return moved(task, Optional.empty());
    }

    @PostMapping("/refuse")
    Moved refuse(@PathVariable String taskId, @RequestBody Refusal refusal, Principal user) {
        CreditNoteTask task = task(taskId, user);
        workflow.refuse(taskId, user.getName(), refusal.reason());
        return moved(task, Optional.empty());
    }

    @PostMapping("/abandon")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void abandon(@PathVariable String taskId, Principal user) {
        workflow.abandon(taskId, user.getName());
    }

    /** Renders the pages; the images are fetched one by one afterwards. */
    @GetMapping("/pages")
    Pages pages(@PathVariable String taskId, Principal user) {
        return new Pages(assessed(taskId, user).map(pages::count).orElse(0));
    }

    /** @param large sharp enough to be enlarged */
    @GetMapping("/pages/{number}.png")
    ResponseEntity<byte[]> page(
            @PathVariable String taskId,
            @PathVariable int number,
            @RequestParam(defaultValue = "false") boolean large,
            Principal user) {
        return pages.image(assessed(taskId, user).orElseThrow(() -> new NotFound("desk.review.noPage")), number, large);
    }

    private Optional<LegalDocument> assessed(String taskId, Principal user) {
        return crediting.assess(task(taskId, user).creditNote()).note().map(LegalDocument::of);
    }

    private CreditNoteTask task(String taskId, Principal user) {
        return workflow.task(taskId, user.getName());
    }

    private Moved moved(CreditNoteTask from, Optional<CreditNoteTask> to) {
        return new Moved(
                to.map(CreditNoteTask::taskId).orElse(null), from.creditNote(), screens.invoice(from.creditNote()));
    }

    /** What a form sends: the version that it read, and what stands in it. */
    record Typed(int version, CreditChoice choice) {

        Typed {
            if (choice == null) {
                throw new InvalidInput("", "desk.error.unreadable");
            }
        }
    }

    /** @param totals null while what is typed comes to nothing sound */
    record Saved(int version, CreditNoteScreens.Totals totals) {}

    record Refusal(String reason) {}

    /** @param next the user's next task; null when it is somebody else's turn */
    record Moved(String next, CreditNoteId creditNote, InvoiceId invoice) {}

    record Pages(int count) {}
}
