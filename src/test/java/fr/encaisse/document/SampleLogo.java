package fr.encaisse.document;

import fr.encaisse.issuer.Logo;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A logo without letters, so that it looks the same on every machine. */
final class SampleLogo {

    private SampleLogo() {}

    static Logo logo() {
        BufferedImage image = new BufferedImage(480, 160, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 480, 160);
        Path2D roof = new Path2D.Double();
        roof.moveTo(10, 80);
        roof.lineTo(80, 10);
        roof.lineTo(150, 80);
        roof.closePath();
        g.setColor(new Color(0xb4532a));
        g.fill(roof);
        g.setColor(new Color(0x2f5d50));
        for (int plank = 0; plank < 3; plank++) {
            g.fill(new Rectangle2D.Double(30 + plank * 36, 90, 28, 60));
        }
        g.setColor(new Color(0x3a3f45));
        g.fill(new Rectangle2D.Double(180, 60, 290, 16));
        g.fill(new Rectangle2D.Double(180, 90, 210, 16));
        g.dispose();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return new Logo(bytes.toByteArray(), "0".repeat(64), image.getWidth(), image.getHeight());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
