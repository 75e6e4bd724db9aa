package fr.encaisse.delivery;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks into the outbox every second, on every node. */
@Component
@ConditionalOnProperty(name = "encaisse.workers.enabled", matchIfMissing = true)
class OutboxWorker {

    private final Postman postman;

    OutboxWorker(Postman postman) {
        this.postman = postman;
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        postman.deliverDue();
    }
}
