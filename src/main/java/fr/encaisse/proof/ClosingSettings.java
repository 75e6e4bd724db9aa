package fr.encaisse.proof;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code encaisse.closing}.
 *
 * @param key 32 bytes in base64 under which the private keys of closings are kept; the one of the public tokens unless said
 *     otherwise
 */
@ConfigurationProperties("encaisse.closing")
record ClosingSettings(String key) {

    /** Without the key, so that no log shows it. */
    @Override
    public String toString() {
        return "ClosingSettings[]";
    }
}
