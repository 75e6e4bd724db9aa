package fr.encaisse.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;

/**
 * The simulator that the demo starts with itself; what is missing takes the default of {@link SimulatorSettings}.
 *
 * @param port where it listens
 * @param hostedUrl where phones reach its pages
 */
@ConfigurationProperties("encaisse.simulator")
@Profile("demo")
record SimulatorProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("" + SimulatorSettings.DEFAULT_PORT) int port,
        String hostedUrl,
        String clientId,
        String clientSecret,
        String webhookUrl,
        String webhookSecret,
        Path stateFile,
        Duration settlementDelay,
        Set<String> callbackDomains) {

    SimulatorSettings settings() {
        return new SimulatorSettings(
                port,
                hostedUrl,
                new SimulatorSettings.Client(clientId, clientSecret),
                new SimulatorSettings.Webhook(webhookUrl, webhookSecret),
                stateFile,
                settlementDelay,
                callbackDomains,
                null);
    }
}
