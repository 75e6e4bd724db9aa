package fr.encaisse.bench;

import fr.encaisse.MutableClock;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Goes from event to event without waiting; the application's clock goes along. */
final class VirtualTime {

    private record Event(Instant at, long order, Runnable work) {}

    private final PriorityQueue<Event> agenda =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::order));
    private final MutableClock clock;
    private long order;

    VirtualTime(MutableClock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void startAt(Instant moment) {
        agenda.clear();
        clock.set(moment);
    }

    synchronized void at(Instant moment, Runnable work) {
        agenda.add(new Event(moment, order++, work));
    }

    void runUntil(Instant end) {
        for (Event next = nextBefore(end); next != null; next = nextBefore(end)) {
            clock.set(next.at());
            next.work().run();
        }
        clock.set(end);
    }

    private synchronized Event nextBefore(Instant end) {
        return agenda.isEmpty() || !agenda.peek().at().isBefore(end) ? null : agenda.poll();
    }

    /** What the application means to do after a moment, done when that moment has come in this time. */
    ScheduledThreadPoolExecutor executor() {
        return new ScheduledThreadPoolExecutor(0) {
            @Override
            public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
                at(now().plus(delay, unit.toChronoUnit()), work);
                return null;
            }
        };
    }
}
