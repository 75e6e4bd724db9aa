package fr.encaisse.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs events as Bridge does (docs.bridgeapi.io, secure-your-webhooks); a renewed secret leaves the old one 24 h. */
final class WebhookSecrets {

    /** How events are signed: properly, with a secret nobody knows, with the old secret alone, or not at all. */
    enum Signing {
        GOOD,
        WRONG,
        OLD,
        NONE
    }

    private static final Duration OVERLAP = Duration.ofHours(24);

    private final Clock clock;
    private final String first;
    private String current;
    private String previous;
    private Instant previousUntil;
    private Signing signing = Signing.GOOD;

    WebhookSecrets(String secret, Clock clock) {
        this.first = secret;
        this.current = secret;
        this.clock = clock;
    }

    synchronized void renew(String secret) {
        previous = current;
        previousUntil = clock.instant().plus(OVERLAP);
        current = secret;
    }

    synchronized void sign(Signing how) {
        signing = how;
    }

    synchronized Signing signing() {
        return signing;
    }

    synchronized void reset() {
        current = first;
        previous = null;
        signing = Signing.GOOD;
    }

    /** Value of the header {@code BridgeApi-Signature}; null for none. */
    synchronized String signature(byte[] body) {
        return switch (signing) {
            case NONE -> null;
            case WRONG -> "v1=" + hmac("not the secret", body);
            case OLD -> "v1=" + hmac(previous == null ? current : previous, body);
            case GOOD ->
                previous != null && clock.instant().isBefore(previousUntil)
                        ? "v1=" + hmac(current, body) + ",v1=" + hmac(previous, body)
                        : "v1=" + hmac(current, body);
        };
    }

    private static String hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().withUpperCase().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
