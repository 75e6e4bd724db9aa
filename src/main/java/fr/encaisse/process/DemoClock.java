package fr.encaisse.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demonstration's clock: set back while the invoices of the last weeks are written, the real time ever after. */
@Component
@Primary
@Profile("demo")
@ConditionalOnProperty(name = "encaisse.demo.invoices", matchIfMissing = true)
class DemoClock extends Clock {

    private final Clock real = Clock.systemUTC();
    private volatile Duration behind = Duration.ZERO;

    /** Goes back by whole days and takes the engine's clock along. */
    void goBack(int days) {
        behind = Duration.ofDays(days);
        ClockUtil.setCurrentTime(Date.from(instant()));
    }

    void backToNow() {
        behind = Duration.ZERO;
        ClockUtil.reset();
    }

    @Override
    public Instant instant() {
        return real.instant().minus(behind);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return real.withZone(zone);
    }
}
