package fr.encaisse.desk.wizard;

import fr.encaisse.desk.ReviewPages;
import fr.encaisse.desk.Words;
import fr.encaisse.document.Documents;
import fr.encaisse.document.LegalDocument;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.IssueRequirement.Missing;
import fr.encaisse.invoice.Issuing;
import fr.encaisse.process.InvoiceTask;
import fr.encaisse.process.WizardStep;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.NotFound;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Step 5: the very pages that will be printed, and what is missing with the step that mends it. */
@RestController
@RequestMapping("/api/tasks/{taskId}")
class ReviewController {

    private final WizardTasks tasks;
    private final Drafts drafts;
    private final Issuing issuing;
    private final ReviewPages pages;
    private final Documents documents;
    private final Words words;

    ReviewController(
            WizardTasks tasks, Drafts drafts, Issuing issuing, ReviewPages pages, Documents documents, Words words) {
        this.tasks = tasks;
        this.drafts = drafts;
        this.issuing = issuing;
        this.pages = pages;
        this.documents = documents;
        this.words = words;
    }

    @GetMapping("/review")
    StepAnswer show(@PathVariable String taskId, Principal user) {
        InvoiceTask task = tasks.at(WizardStep.REVIEW_INVOICE, taskId, user);
        Optional<InvoiceContent> preview = drafts.preview(task.invoice());
        List<ToMend> missing =
                issuing.missing(task.invoice()).stream().map(this::toMend).toList();
        return tasks.answer(task, new View(preview.map(this::summary).orElse(null), missing));
    }

    /** Renders the pages; the images are fetched one by one afterwards. */
    @GetMapping("/pages")
    Pages pages(@PathVariable String taskId, Principal user) {
        return new Pages(drafts.preview(review(taskId, user))
                .map(LegalDocument::draft)
                .map(pages::count)
                .orElse(0));
    }

    /** @param large sharp enough to be enlarged */
    @GetMapping("/pages/{number}.png")
    ResponseEntity<byte[]> page(
            @PathVariable String taskId,
            @PathVariable int number,
            @RequestParam(defaultValue = "false") boolean large,
            Principal user) {
        return pages.image(preview(taskId, user), number, large);
    }

    /** To be kept or shown around; "Aperçu" stands across each page, so that nobody takes it for an invoice. */
    @GetMapping("/preview.pdf")
    ResponseEntity<byte[]> draft(@PathVariable String taskId, Principal user) {
        LegalDocument draft = preview(taskId, user);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(words.say("desk.review.fileName"))
                                .build()
                                .toString())
                .body(documents.previewPdf(draft));
    }

    private LegalDocument preview(String taskId, Principal user) {
        return drafts.preview(review(taskId, user))
                .map(LegalDocument::draft)
                .orElseThrow(() -> new NotFound("desk.review.noPage"));
    }

    private InvoiceId review(String taskId, Principal user) {
        return tasks.at(WizardStep.REVIEW_INVOICE, taskId, user).invoice();
    }

    private ToMend toMend(Missing missing) {
        Optional<WizardStep> step = Arrays.stream(WizardStep.values())
                .filter(one -> missing.step() != null && one.content().equals(Optional.of(missing.step())))
                .findFirst();
        String stepName = step.map(one -> words.say("desk.step." + one)).orElse("");
        return new ToMend(step.orElse(null), stepName, words.say(missing.error()));
    }

    private Summary summary(InvoiceContent content) {
        return new Summary(
                content.buyer().name(),
                content.title(),
                Display.money(content.totals().gross(), words.locale()),
                Display.day(content.dueDate(), words.locale()));
    }

    /** @param summary null while steps are missing or not sound */
    record View(Summary summary, List<ToMend> missing) {}

    record Summary(String client, String title, String gross, String dueDate) {}

    /** Something that is missing; the step where it is mended is null when no step can, e.g. the issuer's identity. */
    record ToMend(WizardStep step, String stepName, String message) {}

    record Pages(int count) {}
}
