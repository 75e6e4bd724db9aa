package fr.encaisse.payment;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Starts what has to happen again and again; off where {@code encaisse.workers.enabled} is false. */
@Component
@ConditionalOnProperty(name = "encaisse.workers.enabled", matchIfMissing = true)
class PaymentWorkers {

    private final WebhookInbox inbox;
    private final Sweep sweep;

    PaymentWorkers(WebhookInbox inbox, Sweep sweep) {
        this.inbox = inbox;
        this.sweep = sweep;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void webhooks() {
        inbox.work();
    }

    /** Asks whose turn has come. */
    @Scheduled(initialDelay = 30, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        sweep.run();
    }
}
