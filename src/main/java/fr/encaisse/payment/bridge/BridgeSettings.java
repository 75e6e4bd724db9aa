package fr.encaisse.payment.bridge;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How to reach Bridge, {@code encaisse.bridge}.
 *
 * @param webhookSecrets one, or two for the day on which the secret is renewed; without any no webhook is believed
 * @param callsPerFiveMinutes Bridge's limit for this application; we plan with four fifths of it
 */
@ConfigurationProperties("encaisse.bridge")
record BridgeSettings(
        URI baseUrl,
        String clientId,
        String clientSecret,
        List<String> webhookSecrets,
        Duration connectTimeout,
        Duration readTimeout,
        Integer callsPerFiveMinutes) {

    private static final int PUBLISHED_LIMIT = 2000;

    BridgeSettings {
        baseUrl = baseUrl == null ? URI.create("https://api.bridgeapi.io") : baseUrl;
        clientId = clientId == null ? "" : clientId;
        clientSecret = clientSecret == null ? "" : clientSecret;
        webhookSecrets = webhookSecrets == null
                ? List.of()
                : webhookSecrets.stream().filter(secret -> !secret.isBlank()).toList();
        connectTimeout = connectTimeout == null ? Duration.ofSeconds(2) : connectTimeout;
        readTimeout = readTimeout == null ? Duration.ofSeconds(5) : readTimeout;
        callsPerFiveMinutes = callsPerFiveMinutes == null ? PUBLISHED_LIMIT : callsPerFiveMinutes;
    }

    /** Without the secrets, so that no log shows them. */
    @Override
    public String toString() {
        return "BridgeSettings[" + baseUrl + "]";
    }
}
