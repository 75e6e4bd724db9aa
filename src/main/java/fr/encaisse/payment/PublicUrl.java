package fr.encaisse.payment;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code encaisse.public-url}: the only source of the addresses that customers see. */
@ConfigurationProperties("encaisse")
record PublicUrl(String publicUrl) {

    /** The lasting address of one invoice. */
    URI of(String token) {
        if (publicUrl == null || publicUrl.isBlank()) {
            throw new IllegalStateException("encaisse.public-url is not set");
        }
        return URI.create(publicUrl.replaceAll("/+$", "") + "/p/" + token);
    }
}
