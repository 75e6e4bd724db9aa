package fr.encaisse.invoice.reading;

import fr.encaisse.invoice.Changeable;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code encaisse.lines}.
 *
 * @param changeable what staff may set differently from the catalogue; discounts unless said otherwise, nothing when empty
 */
@ConfigurationProperties("encaisse.lines")
record LineSettings(Set<Changeable> changeable) {

    LineSettings {
        changeable = changeable == null ? Set.of(Changeable.DISCOUNT) : Set.copyOf(changeable);
    }
}
