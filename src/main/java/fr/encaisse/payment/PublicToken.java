package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** The 256 random bits behind a QR code: found by their hash, kept sealed so that the code can be shown again. */
@Component
class PublicToken {

    private static final int BYTES = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    PublicToken(PaymentSettings settings) {
        key = key(settings.tokenKey());
    }

    String create() {
        byte[] token = new byte[BYTES];
        random.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sealed for this invoice: the text does not open for another one. */
    String seal(InvoiceId invoice, String token) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, nonce, invoice, token.getBytes(StandardCharsets.UTF_8));
        byte[] both = ByteBuffer.allocate(NONCE + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return Base64.getEncoder().encodeToString(both);
    }

    String open(InvoiceId invoice, String text) {
        byte[] both = Base64.getDecoder().decode(text);
        byte[] nonce = Arrays.copyOf(both, NONCE);
        byte[] sealed = Arrays.copyOfRange(both, NONCE, both.length);
        return new String(apply(Cipher.DECRYPT_MODE, nonce, invoice, sealed), StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, byte[] nonce, InvoiceId invoice, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(invoice.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The token does not open: is encaisse.payment.token-key another one?", e);
        }
    }

    private static SecretKeySpec key(String base64) {
        byte[] bytes = decoded(base64);
        if (bytes.length != BYTES) {
            throw new IllegalStateException("encaisse.payment.token-key must be 32 bytes in base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64 == null ? "" : base64.strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
