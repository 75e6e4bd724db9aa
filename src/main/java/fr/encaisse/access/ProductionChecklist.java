package fr.encaisse.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What a production installation must have been told before anything runs; the demo's values do not count. */
final class ProductionChecklist {

    private static final int KEY_BYTES = 32;

    private final Environment environment;
    private final List<String> missing = new ArrayList<>();

    private ProductionChecklist(Environment environment) {
        this.environment = environment;
    }

    static void check(Environment environment) {
        List<String> missing = new ProductionChecklist(environment).missing();
        if (!missing.isEmpty()) {
            throw new CannotStart(missing);
        }
    }

    private List<String> missing() {
        https("encaisse.public-url", "the address under which customers reach this installation");
        if (!value("encaisse.bridge.base-url").isEmpty()) {
            https("encaisse.bridge.base-url", "the address of Bridge's API, when it is not the usual one");
        }
        secret("encaisse.bridge.client-id", "the key of your application at Bridge");
        secret("encaisse.bridge.client-secret", "the secret of your application at Bridge");
        webhookSecrets("encaisse.bridge.webhook-secrets");
        tokenKey("encaisse.payment.token-key");
        if (value("spring.mail.host").isEmpty()) {
            missing.add("spring.mail.host: the mail server that sends invoices");
        }
        if (!isMailEncrypted()) {
            missing.add("spring.mail.properties.mail.smtp.starttls.required: must not be false, unless"
                    + " spring.mail.protocol is smtps: invoices are not sent in the clear");
        }
        if (environment.getProperty("encaisse.simulator.enabled", Boolean.class, false)) {
            missing.add(
                    "encaisse.simulator.enabled: must not be true, the simulated bank belongs to the demonstration");
        }
        if (!missing.isEmpty() && value(FirstAccounts.ADMIN_PASSWORD).isEmpty()) {
            missing.add(FirstAccounts.ADMIN_PASSWORD
                    + ": at the first start, the password of the account \"admin\" (10 characters at least, with small"
                    + " and capital letters, digits and signs)");
        }
        return missing;
    }

    private boolean isMailEncrypted() {
        String smtp = "spring.mail.properties.mail.smtp.";
        return value("spring.mail.protocol").equals("smtps")
                || environment.getProperty(smtp + "ssl.enable", Boolean.class, false)
                || environment.getProperty(smtp + "starttls.required", Boolean.class, true);
    }

    private void https(String property, String meaning) {
        if (!isHttps(value(property))) {
            missing.add(property + ": " + meaning + ", beginning with https://");
        }
    }

    private static boolean isHttps(String address) {
        try {
            URI uri = URI.create(address);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && !"localhost".equals(uri.getHost());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private void secret(String property, String meaning) {
        if (isNoSecret(value(property))) {
            missing.add(property + ": " + meaning);
        }
    }

    /** A list: written with commas or, as environment variables can be, one by one. */
    private void webhookSecrets(String property) {
        List<String> secrets = Binder.get(environment)
                .bind(property, Bindable.listOf(String.class))
                .orElse(List.of());
        if (secrets.stream().allMatch(ProductionChecklist::isNoSecret)) {
            missing.add(property + ": the secret with which Bridge signs its webhooks (two while it is changed)");
        }
    }

    private static boolean isNoSecret(String value) {
        return value.isBlank() || value.startsWith("demo-");
    }

    private void tokenKey(String property) {
        if (!isKey(value(property))) {
            missing.add(property + ": " + KEY_BYTES + " random bytes in Base64 (openssl rand -base64 " + KEY_BYTES
                    + "); keep them, printed QR codes depend on them");
        }
    }

    private static boolean isKey(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            return key.length == KEY_BYTES && !new String(key, StandardCharsets.US_ASCII).startsWith("demo-");
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private String value(String property) {
        return environment.getProperty(property, "").strip();
    }
}
