package fr.encaisse.desk.wizard;

import fr.encaisse.desk.Moments;
import fr.encaisse.desk.Words;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.process.InvoiceTask;
import fr.encaisse.process.InvoiceWorkflow;
import fr.encaisse.process.People;
import fr.encaisse.process.WizardStep;
import org.springframework.stereotype.Component;

/** Who has a draft and where it stands, as an open form asks while somebody types in it. */
@Component
class DraftStandings {

    private final InvoiceWorkflow workflow;
    private final Drafts drafts;
    private final People people;
    private final Moments moments;
    private final Words words;

    DraftStandings(InvoiceWorkflow workflow, Drafts drafts, People people, Moments moments, Words words) {
        this.workflow = workflow;
        this.drafts = drafts;
        this.people = people;
        this.moments = moments;
        this.words = words;
    }

    /** @param step that the form shows; null when it wants no version */
    Standing of(InvoiceId invoice, WizardStep step, String user) {
        Drafts.Holder holder = drafts.holder(invoice);
        String taskId =
                workflow.openTask(invoice, user).map(InvoiceTask::taskId).orElse(null);
        Integer version = step == null
                ? null
                : step.content()
                        .map(content -> drafts.version(invoice, content))
                        .orElse(null);
        boolean mine = holder.owner().equals(user);
        return new Standing(mine, holder.owner(), mine ? "" : told(holder), taskId, version);
    }

    private String told(Drafts.Holder holder) {
        String name = people.find(holder.owner()).displayName();
        return holder.since() == null
                ? words.say("desk.draft.owner", name)
                : words.say("desk.draft.takenOver", name, moments.say(holder.since()));
    }

    /**
     * What an open form has to know.
     *
     * @param holder login of who writes it
     * @param words who has it and since when; empty when it is the asker
     * @param taskId the asker's open task; null when there is none
     * @param version of the step; null when nothing is typed there
     */
    record Standing(boolean mine, String holder, String words, String taskId, Integer version) {}
}
