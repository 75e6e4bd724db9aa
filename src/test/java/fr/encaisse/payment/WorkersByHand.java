package fr.encaisse.payment;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** What the workers of this module do by themselves, done when whoever drives the clock says so. */
public final class WorkersByHand implements AutoCloseable {

    private static final String EXECUTOR = "executor";

    private final Sweep sweep;
    private final WebhookInbox inbox;
    private final Background background;
    private final Object ordinary;

    /** @param executor of what is to be done soon or after a moment */
    public WorkersByHand(ApplicationContext beans, ScheduledThreadPoolExecutor executor) {
        sweep = beans.getBean(Sweep.class);
        inbox = beans.getBean(WebhookInbox.class);
        background = beans.getBean(Background.class);
        ordinary = ReflectionTestUtils.getField(background, EXECUTOR);
        ReflectionTestUtils.setField(background, EXECUTOR, executor);
    }

    public void sweep() {
        sweep.run();
    }

    public void webhooks() {
        inbox.work();
    }

    @Override
    public void close() {
        ReflectionTestUtils.setField(background, EXECUTOR, ordinary);
    }
}
