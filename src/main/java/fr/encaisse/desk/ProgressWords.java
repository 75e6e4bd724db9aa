package fr.encaisse.desk;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.process.InvoiceWorkflow;
import fr.encaisse.process.People;
import fr.encaisse.process.Progress;
import fr.encaisse.shared.CompanyDay;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the engine is doing, in words for staff. */
@Component
public class ProgressWords {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm").withZone(CompanyDay.ZONE);

    private final InvoiceWorkflow workflow;
    private final People people;
    private final Words words;

    ProgressWords(InvoiceWorkflow workflow, People people, Words words) {
        this.workflow = workflow;
        this.people = people;
        this.words = words;
    }

    public Shown of(InvoiceId invoice) {
        Progress progress = workflow.progress(invoice);
        return new Shown(progress.working(), tell(progress), progress.nextTry(), progress.stuck());
    }

    private String tell(Progress progress) {
        if (progress.working() == Progress.Working.NOTHING) {
            return "";
        }
        if (progress.stuck()) {
            return words.say("desk.progress.failed." + progress.working()) + " " + stuck();
        }
        if (progress.nextTry() != null) {
            return words.say("desk.progress.failed." + progress.working())
                    + " "
                    + words.say("desk.progress.nextTry", HOUR.format(progress.nextTry()));
        }
        return words.say("process.working." + progress.working());
    }

    private String stuck() {
        String managers =
                people.managers().stream().map(People.Person::displayName).collect(Collectors.joining(", "));
        return managers.isEmpty() ? words.say("desk.progress.stuck") : words.say("desk.progress.stuckAsk", managers);
    }

    /** @param words empty when nothing is at work */
    public record Shown(Progress.Working working, String words, Instant nextTry, boolean stuck) {}
}
