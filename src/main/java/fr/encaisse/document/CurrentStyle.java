package fr.encaisse.document;

import fr.encaisse.issuer.Logos;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The style that is rendered with now. */
@Component
class CurrentStyle implements Supplier<HouseStyle> {

    private final Logos logos;
    private final DocumentSettings settings;

    CurrentStyle(Logos logos, DocumentSettings settings) {
        this.logos = logos;
        this.settings = settings;
    }

    @Override
    public HouseStyle get() {
        return new HouseStyle(logos.current(), settings.epcQr());
    }
}
