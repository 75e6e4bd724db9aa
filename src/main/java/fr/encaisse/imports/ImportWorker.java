package fr.encaisse.imports;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every second for files to work on, on every node; in a thread of its own, since a file may take a minute. */
@Component
@ConditionalOnProperty(name = "encaisse.workers.enabled", matchIfMissing = true)
class ImportWorker implements DisposableBean {

    private final ImportWork work;
    private final ImportRuns runs;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> new Thread(work, "imports"));
    private final AtomicBoolean busy = new AtomicBoolean();

    ImportWorker(ImportWork work, ImportRuns runs) {
        this.work = work;
        this.runs = runs;
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        if (busy.compareAndSet(false, true)) {
            executor.execute(this::workOnAll);
        }
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void takeFromTheDead() {
        work.takeFromTheDead();
    }

    @Scheduled(initialDelay = 2, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void emptyOld() {
        runs.emptyOld();
    }

    private void workOnAll() {
        try {
            while (work.workOnNext()) {
                // the next one
            }
        } finally {
            busy.set(false);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }
}
