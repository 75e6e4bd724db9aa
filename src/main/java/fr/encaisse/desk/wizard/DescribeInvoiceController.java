package fr.encaisse.desk.wizard;

import fr.encaisse.desk.Words;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceContent.Mention;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.process.InvoiceTask;
import fr.encaisse.process.WizardStep;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Step 2: what the invoice is about, and the legal mentions as they will be printed. */
@RestController
class DescribeInvoiceController {

    private final WizardTasks tasks;
    private final Drafts drafts;
    private final Words words;
    private final Clock clock;

    DescribeInvoiceController(WizardTasks tasks, Drafts drafts, Words words, Clock clock) {
        this.tasks = tasks;
        this.drafts = drafts;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/api/tasks/{taskId}/description")
    StepAnswer show(@PathVariable String taskId, Principal user) {
        InvoiceTask task = tasks.at(WizardStep.DESCRIBE_INVOICE, taskId, user);
        List<Mention> computed = drafts.mentions(task.invoice()).stream()
                .filter(mention -> !Mention.FREE.equals(mention.code()))
                .toList();
        return tasks.answer(task, this::proposal, new View(computed));
    }

    private StepContent proposal() {
        LocalDate today = CompanyDay.today(clock);
        String title = words.say("desk.description.proposedTitle", Display.day(today, words.locale()));
        return new StepContent.Description(title, "", today.toString(), "", "");
    }

    record View(List<Mention> mentions) {}
}
