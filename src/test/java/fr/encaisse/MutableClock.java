package fr.encaisse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The tests' clock: follows the real one until it is set or moved; takes the engine's clock along. */
public final class MutableClock extends Clock {

    private volatile Instant fixed;

    @Override
    public Instant instant() {
        return fixed == null ? Instant.now() : fixed;
    }

    public void set(Instant instant) {
        fixed = instant;
        ClockUtil.setCurrentTime(java.util.Date.from(instant));
    }

    public void forward(Duration duration) {
        set(instant().plus(duration));
    }

    /** Back to the real time. */
    public void reset() {
        fixed = null;
        ClockUtil.reset();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Days are the company's: use CompanyDay");
    }
}
