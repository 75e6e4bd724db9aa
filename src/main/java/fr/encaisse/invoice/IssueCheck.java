package fr.encaisse.invoice;

import fr.encaisse.invoice.IssueRequirement.Missing;
import fr.encaisse.invoice.reading.DraftReading;
import fr.encaisse.invoice.reading.DraftReading.Reading;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether a draft may be issued on a day: its steps are sound and every requirement holds. */
@Component
class IssueCheck {

    private final DraftSteps steps;
    private final DraftReading reading;
    private final List<IssueRequirement> requirements;

    IssueCheck(DraftSteps steps, DraftReading reading, List<IssueRequirement> requirements) {
        this.steps = steps;
        this.reading = reading;
        this.requirements = requirements;
    }

    /** @return with the content, even where requirements do not hold, unless steps are unsound */
    Reading check(InvoiceId invoice, LocalDate day) {
        Reading read = reading.read(invoice, steps.readAll(invoice), day);
        List<Missing> unmet = read.content().stream()
                .flatMap(content -> requirements.stream().flatMap(requirement -> requirement.missing(content).stream()))
                .toList();
        return read.content().isEmpty() ? read : new Reading(unmet, read.content());
    }
}
