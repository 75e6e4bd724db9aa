package fr.encaisse.document;

import fr.encaisse.issuer.Logo;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The logo on the page: as large as its place allows, but never coarser than 100 pixels per inch. */
public record PrintedLogo(Logo logo) {

    private static final double MOST_WIDTH = 60;
    private static final double MOST_HEIGHT = 18;
    private static final double LARGEST_PIXEL = 25.4 / 100;

    /** For CSS, e.g. {@code 41.30mm}. */
    public String width() {
        return millimetres(logo.width());
    }

    public String height() {
        return millimetres(logo.height());
    }

    private String millimetres(int pixels) {
        double pixel = Math.min(LARGEST_PIXEL, Math.min(MOST_WIDTH / logo.width(), MOST_HEIGHT / logo.height()));
        return BigDecimal.valueOf(pixels * pixel).setScale(2, RoundingMode.HALF_UP) + "mm";
    }
}
