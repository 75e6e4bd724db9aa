package fr.encaisse.document;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Makes documents in a few threads of its own and waits for none longer than the limit: a caller's thread is precious. */
@Component
class RenderingPool {

    private final Duration limit;
    private final Semaphore places;
    private final ExecutorService threads;

    RenderingPool(RenderingSettings settings) {
        limit = settings.timeLimit();
        places = new Semaphore(settings.threads(), true);
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "rendering-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param what for the error, e.g. {@code invoice F-2026-000123}
     * @throws RenderingTimeout when there was no place, or no result, in time
     */
    <T> T make(String what, Callable<T> work) {
        try {
            if (!places.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RenderingTimeout("No turn for the document of " + what + " within " + limit);
            }
            FutureTask<T> task = new FutureTask<>(work);
            start(task);
            return result(what, task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RenderingTimeout("Interrupted while waiting for the document of " + what);
        }
    }

    /** Its place is free when its thread is, also where nobody waits for it any more. */
    private void start(FutureTask<?> task) {
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                places.release();
            }
        });
    }

    private <T> T result(String what, FutureTask<T> task) throws InterruptedException {
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new RenderingTimeout("The document of " + what + " was not made within " + limit);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("The document of " + what + " could not be made", e.getCause());
        } finally {
            task.cancel(true); // layout looks for the interruption at each text (FrenchLineBreaker)
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
