package fr.encaisse.payment.bridge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Bridge's signature of a webhook: {@code v1=<HMAC-SHA256 of the raw bytes>}, once per secret in use. */
@Component
public class WebhookSignature {

    public static final String HEADER = "BridgeApi-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SCHEME = "v1=";
    private static final int MOST_SIGNATURES = 8;

    private final List<SecretKeySpec> secrets;

    WebhookSignature(BridgeSettings settings) {
        secrets = settings.webhookSecrets().stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /** Whether one of our secrets made one of the signatures; without a secret nothing is genuine. */
    public boolean isGenuine(byte[] body, String header) {
        if (header == null) {
            return false;
        }
        List<byte[]> claimed = Stream.of(header.split(",", MOST_SIGNATURES + 1))
                .limit(MOST_SIGNATURES)
                .map(String::strip)
                .filter(part -> part.startsWith(SCHEME))
                .map(part -> bytes(part.substring(SCHEME.length())))
                .toList();
        boolean genuine = false;
        for (SecretKeySpec secret : secrets) {
            byte[] ours = hmac(secret, body);
            for (byte[] theirs : claimed) {
                genuine |= MessageDigest.isEqual(ours, theirs);
            }
        }
        return genuine;
    }

    private static byte[] bytes(String hex) {
        try {
            return HexFormat.of().parseHex(hex.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] hmac(SecretKeySpec secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
