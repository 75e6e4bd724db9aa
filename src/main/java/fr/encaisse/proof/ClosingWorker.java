package fr.encaisse.proof;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes months soon after they are over; off where {@code encaisse.workers.enabled} is false. */
@Component
@ConditionalOnProperty(name = "encaisse.workers.enabled", matchIfMissing = true)
class ClosingWorker {

    private final Closings closings;

    ClosingWorker(Closings closings) {
        this.closings = closings;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void close() {
        closings.closeWhatIsOver();
    }
}
