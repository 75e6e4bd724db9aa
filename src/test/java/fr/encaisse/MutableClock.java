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

    private final ThreadLocal<Integer> readings = new ThreadLocal<>();

    @Override
    public Instant instant() {
        Integer left = readings.get();
        if (left != null) {
            readings.set(left - 1);
            if (left <= 1) {
                throw new IllegalStateException("The clock has broken, as it was told to");
            }
        }
        return fixed == null ? Instant.now() : fixed;
    }

    public void set(Instant instant) {
        fixed = instant;
        ClockUtil.setCurrentTime(java.util.Date.from(instant));
    }

    public void forward(Duration duration) {
        set(instant().plus(duration));
    }

    /** For this thread it fails from its nth reading on: a failure in the middle of whatever runs then. */
    public void breakAt(int reading) {
        readings.set(reading);
    }

    public void mend() {
        readings.remove();
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
