package fr.encaisse.payment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the demo where to go. */
@Component
@Profile("demo")
class DemoGreeting {

    private static final Logger log = LoggerFactory.getLogger(DemoGreeting.class);

    private final PublicUrl publicUrl;

    DemoGreeting(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        String url = publicUrl.publicUrl();
        if (url.contains("//localhost")) {
            log.info("Ouvrez {}", url);
        } else {
            log.info("Ouvrez {} ; un téléphone du même réseau y arrive aussi", url);
        }
    }
}
