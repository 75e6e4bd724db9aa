package fr.encaisse.process;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.process.InvoiceProcess.Elements;
import fr.encaisse.process.Progress.Working;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** What the engine's jobs say about an invoice. */
@Component
class EngineProgress {

    private static final Progress IDLE = new Progress(Working.NOTHING, null, false);

    private final RuntimeService runtime;
    private final ManagementService management;
    private final Clock clock;

    EngineProgress(RuntimeService runtime, ManagementService management, Clock clock) {
        this.runtime = runtime;
        this.management = management;
        this.clock = clock;
    }

    Progress of(InvoiceId invoice) {
        return job(invoice, Elements.RENDER_DOCUMENT)
                .map(job -> describe(Working.RENDERING_DOCUMENT, job))
                .or(() -> job(invoice, Elements.OPEN_PAYMENT_LINK).map(job -> describe(Working.OPENING_LINK, job)))
                .orElse(IDLE);
    }

    /** Makes a parked look at the payment due now: somebody may be paying again. */
    void hastenPaymentCheck(InvoiceId invoice) {
        Date now = Date.from(clock.instant());
        job(invoice, Elements.PAYMENT_CHECK_DUE)
                .filter(job -> job.getDuedate().after(now))
                .ifPresent(job -> management.setJobDuedate(job.getId(), now));
    }

    /** Runs the service task that waits for the job executor in the caller's thread. */
    void runNow(InvoiceId invoice) {
        job(invoice, Elements.RENDER_DOCUMENT)
                .or(() -> job(invoice, Elements.OPEN_PAYMENT_LINK))
                .ifPresent(job -> management.executeJob(job.getId()));
    }

    private static Progress describe(Working working, Job job) {
        boolean failed = job.getExceptionMessage() != null;
        boolean stuck = job.getRetries() == 0;
        return new Progress(working, failed && !stuck ? job.getDuedate().toInstant() : null, stuck);
    }

    private Optional<Job> job(InvoiceId invoice, String activity) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey(InvoiceProcess.KEY)
                .processInstanceBusinessKey(invoice.toString())
                .singleResult();
        if (instance == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .activityId(activity)
                .singleResult());
    }
}
