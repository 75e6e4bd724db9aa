package fr.encaisse.payment;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Work that nobody waits for; what does not fit in, or is lost with the process, is found again by the workers. */
@Component
class Background implements DisposableBean {

    private static final int THREADS = 2;
    private static final int MOST_WAITING = 1000;
    private static final Logger log = LoggerFactory.getLogger(Background.class);

    private final ScheduledThreadPoolExecutor executor;

    Background() {
        executor = new ScheduledThreadPoolExecutor(THREADS, work -> new Thread(work, "payment"));
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void soon(Runnable work) {
        after(Duration.ZERO, work);
    }

    void after(Duration delay, Runnable work) {
        if (executor.isShutdown() || executor.getQueue().size() >= MOST_WAITING) {
            return;
        }
        executor.schedule(() -> safely(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("Left to the workers", e);
        }
    }
}
