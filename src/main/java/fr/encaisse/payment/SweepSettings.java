package fr.encaisse.payment;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code encaisse.payment.sweep}.
 *
 * @param bands of age, together all ages; the younger a link, the sooner somebody pays through it
 */
@ConfigurationProperties("encaisse.payment.sweep")
record SweepSettings(List<SweepBand> bands) {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    SweepSettings {
        bands = bands == null || bands.isEmpty()
                ? List.of(
                        new SweepBand("day", Duration.ZERO, DAY, Duration.ofMinutes(5), Duration.ofMinutes(15)),
                        new SweepBand("week", DAY, WEEK, Duration.ofMinutes(30), Duration.ofHours(2)),
                        new SweepBand("older", WEEK, null, Duration.ofHours(6), Duration.ofHours(12)))
                : List.copyOf(bands);
    }
}
