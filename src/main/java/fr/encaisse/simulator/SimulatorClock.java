package fr.encaisse.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The simulator's time, which can be moved forward; milliseconds, as Bridge writes them. */
final class SimulatorClock extends Clock {

    private final Clock source;
    private volatile Duration ahead = Duration.ZERO;

    SimulatorClock(Clock source) {
        this.source = source;
    }

    synchronized void forward(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("the clock only moves forward");
        }
        ahead = ahead.plus(step);
    }

    Duration ahead() {
        return ahead;
    }

    void setAhead(Duration ahead) {
        this.ahead = ahead;
    }

    @Override
    public Instant instant() {
        return source.instant().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return source.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants only");
    }
}
