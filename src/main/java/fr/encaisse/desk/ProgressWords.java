package fr.encaisse.desk;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.process.InvoiceWorkflow;
import fr.encaisse.process.Progress;
import fr.encaisse.shared.CompanyDay;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** What the engine is doing, in words for staff. */
@Component
class ProgressWords {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm").withZone(CompanyDay.ZONE);

    private final InvoiceWorkflow workflow;
    private final Words words;

    ProgressWords(InvoiceWorkflow workflow, Words words) {
        this.workflow = workflow;
        this.words = words;
    }

    Shown of(InvoiceId invoice) {
        Progress progress = workflow.progress(invoice);
        return new Shown(progress.working(), tell(progress), progress.nextTry(), progress.stuck());
    }

    private String tell(Progress progress) {
        if (progress.working() == Progress.Working.NOTHING) {
            return "";
        }
        if (progress.stuck()) {
            return words.say("desk.progress.failed." + progress.working()) + " " + words.say("desk.progress.stuck");
        }
        if (progress.nextTry() != null) {
            return words.say("desk.progress.failed." + progress.working())
                    + " "
                    + words.say("desk.progress.nextTry", HOUR.format(progress.nextTry()));
        }
        return words.say("process.working." + progress.working());
    }

    /** @param words empty when nothing is at work */
    record Shown(Progress.Working working, String words, Instant nextTry, boolean stuck) {}
}
