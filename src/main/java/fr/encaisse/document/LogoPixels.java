package fr.encaisse.document;

import fr.encaisse.issuer.Logo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** The pixels of the company's logo, read once and not for each document; the last one is kept. For many threads. */
final class LogoPixels {

    private volatile Kept last;

    private record Kept(String sha256, BufferedImage image) {}

    BufferedImage of(Logo logo) {
        Kept kept = last;
        if (kept == null || !kept.sha256().equals(logo.sha256())) {
            kept = new Kept(logo.sha256(), read(logo));
            last = kept;
        }
        return kept.image();
    }

    private static BufferedImage read(Logo logo) {
        try {
            return ImageIO.read(new ByteArrayInputStream(logo.png()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
