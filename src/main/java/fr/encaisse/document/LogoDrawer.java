package fr.encaisse.document;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.util.Map;
import org.w3c.dom.Element;

/** Paints {@code <object type="image/logo">} with all its pixels. */
record LogoDrawer(BufferedImage image) implements FSObjectDrawer {

    @Override
    public Map<Shape, String> drawObject(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice device,
            RenderingContext context,
            int dotsPerPixel) {
        float pointWidth = (float) (width / dotsPerPixel);
        float pointHeight = (float) (height / dotsPerPixel);
        device.drawWithGraphics((float) x, (float) y, pointWidth, pointHeight, graphics -> {
            // Otherwise the file asks viewers to smooth it, which PDF/A forbids.
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            graphics.scale(pointWidth / image.getWidth(), pointHeight / image.getHeight());
            graphics.drawImage(image, 0, 0, null);
        });
        return null;
    }
}
