package fr.encaisse.payment.bridge;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How to reach Bridge, {@code encaisse.bridge}.
 *
 * @param webhookSecrets one, or two for the day on which the secret is renewed; without any no webhook is believed
 */
@ConfigurationProperties("encaisse.bridge")
record BridgeSettings(
        URI baseUrl,
        String clientId,
        String clientSecret,
        List<String> webhookSecrets,
        Duration connectTimeout,
        Duration readTimeout) {

    BridgeSettings {
        baseUrl = baseUrl == null ? URI.create("https://api.bridgeapi.io") : baseUrl;
        clientId = clientId == null ? "" : clientId;
        clientSecret = clientSecret == null ? "" : clientSecret;
        webhookSecrets = webhookSecrets == null
                ? List.of()
                : webhookSecrets.stream().filter(secret -> !secret.isBlank()).toList();
        connectTimeout = connectTimeout == null ? Duration.ofSeconds(2) : connectTimeout;
        readTimeout = readTimeout == null ? Duration.ofSeconds(5) : readTimeout;
    }

    /** Without the secrets, so that no log shows them. */
    @Override
    public String toString() {
        return "BridgeSettings[" + baseUrl + "]";
    }
}
