package fr.encaisse.proof;

import fr.encaisse.journal.Journal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The company's keys for signing closings. The private half lies in the database, sealed with the application's key; the
 * public half is in the journal and in every file that it verifies.
 */
@Component
class ClosingKeys {

    private static final Logger log = LoggerFactory.getLogger(ClosingKeys.class);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;
    private final SecretKeySpec sealing;
    private final SecureRandom random = new SecureRandom();

    ClosingKeys(JdbcClient jdbc, Journal journal, Clock clock, ClosingSettings settings) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
        this.sealing = sealing(settings.key());
    }

    /** @param publicKey X.509 in base64 */
    record SigningKey(String publicKey, PrivateKey privateKey) {}

    /** The newest key; a new one when there is none, or when the application's key is no longer the one that sealed it. */
    SigningKey current() {
        Optional<Row> newest = jdbc.sql("SELECT id, public_key, private_cipher FROM closing_key ORDER BY id DESC"
                        + " FETCH FIRST 1 ROW ONLY")
                .query((row, index) -> new Row(row.getInt(1), row.getString(2), row.getString(3)))
                .optional();
        return newest.flatMap(this::open)
                .orElseGet(() -> make(newest.map(Row::id).orElse(0) + 1));
    }

    private record Row(int id, String publicKey, String privateCipher) {}

    private Optional<SigningKey> open(Row row) {
        try {
            byte[] sealed = Base64.getDecoder().decode(row.privateCipher());
            byte[] plain = apply(
                    Cipher.DECRYPT_MODE,
                    Arrays.copyOf(sealed, NONCE),
                    row.publicKey(),
                    Arrays.copyOfRange(sealed, NONCE, sealed.length));
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(plain));
            return Optional.of(new SigningKey(row.publicKey(), key));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            log.warn("The key of closings number {} does not open: encaisse.closing.key is another one", row.id());
            return Optional.empty();
        }
    }

    private SigningKey make(int id) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String publicKey =
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            byte[] sealed = apply(
                    Cipher.ENCRYPT_MODE, nonce, publicKey, pair.getPrivate().getEncoded());
            keep(id, publicKey, joined(nonce, sealed));
            return new SigningKey(publicKey, pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(int id, String publicKey, byte[] sealed) {
        jdbc.sql("INSERT INTO closing_key (id, public_key, private_cipher, made_at) VALUES (?, ?, ?, ?)")
                .params(
                        id,
                        publicKey,
                        Base64.getEncoder().encodeToString(sealed),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        journal.record("closing.keyMade", Integer.toString(id), Map.of("publicKey", publicKey));
    }

    private byte[] apply(int mode, byte[] nonce, String publicKey, byte[] text) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(publicKey.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(text);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** A key of its own, so that the application's key serves one purpose each time. */
    private static SecretKeySpec sealing(String base64) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("encaisse closing key".getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(digest.digest(decoded(base64)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64 == null ? "" : base64.strip());
            if (key.length == 32) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            log.debug("Not base64", e);
        }
        throw new IllegalStateException("encaisse.closing.key must be 32 bytes in base64");
    }
}
