package fr.encaisse.document;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * Paints {@code <object type="image/qr" data-text="...">} as one vector path, quiet zone included. A text of several
 * lines stands in {@code data-lines} with other ends of lines: in an attribute XML makes spaces of them.
 */
final class QrDrawer implements FSObjectDrawer {

    static final char LINE_END = '|';

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
        QrCode code = new QrCode(
                element.hasAttribute("data-lines")
                        ? element.getAttribute("data-lines").replace(LINE_END, '\n')
                        : element.getAttribute("data-text"));
        float pointWidth = (float) (width / dotsPerPixel);
        float pointHeight = (float) (height / dotsPerPixel);
        device.drawWithGraphics(
                (float) x, (float) y, pointWidth, pointHeight, graphics -> paint(code, graphics, pointWidth));
        return null;
    }

    private static void paint(QrCode code, Graphics2D graphics, double width) {
        double module = width / (code.size() + 2 * QrCode.QUIET_ZONE);
        graphics.scale(module, module);
        graphics.translate(QrCode.QUIET_ZONE, QrCode.QUIET_ZONE);
        graphics.setColor(Color.BLACK);
        graphics.fill(code.path());
    }
}
