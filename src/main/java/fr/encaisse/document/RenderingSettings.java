package fr.encaisse.document;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code encaisse.rendering}.
 *
 * @param threads how many documents are made at once
 * @param timeLimit how long one may take, and how long it may wait until its turn comes
 */
@ConfigurationProperties("encaisse.rendering")
record RenderingSettings(Integer threads, Duration timeLimit) {

    RenderingSettings {
        threads = threads == null ? Math.max(2, Runtime.getRuntime().availableProcessors()) : threads;
        timeLimit = timeLimit == null ? Duration.ofSeconds(20) : timeLimit;
    }
}
