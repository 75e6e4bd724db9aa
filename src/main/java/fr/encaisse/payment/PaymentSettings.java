package fr.encaisse.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code encaisse.payment}.
 *
 * @param tokenKey AES-256 key in base64 under which the public tokens are kept
 * @param linkLifetime how long a payment link can be used, at most Bridge's 90 days
 */
@ConfigurationProperties("encaisse.payment")
record PaymentSettings(String tokenKey, Duration linkLifetime) {

    private static final Duration LONGEST = Duration.ofDays(90);

    PaymentSettings {
        Duration wanted = linkLifetime == null ? Duration.ofDays(1) : linkLifetime;
        linkLifetime = wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }

    /** Without the key, so that no log shows it. */
    @Override
    public String toString() {
        return "PaymentSettings[" + linkLifetime + "]";
    }
}
