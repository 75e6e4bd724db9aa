package fr.encaisse.desk;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code encaisse.payment}, as far as it is about who records money by hand.
 *
 * @param fourEyes when a second person has to confirm it
 */
@ConfigurationProperties("encaisse.payment")
record FourEyesSettings(@DefaultValue("SEVERAL_MANAGERS") When fourEyes) {

    enum When {
        ALWAYS,
        /** As soon as there is another manager who can. */
        SEVERAL_MANAGERS,
        NEVER
    }
}
