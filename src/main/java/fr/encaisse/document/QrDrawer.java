package fr.encaisse.document;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.util.Map;
import org.w3c.dom.Element;

/** Paints {@code <object type="image/qr" data-text="...">} as one vector path, quiet zone included. */
final class QrDrawer implements FSObjectDrawerFactory, FSObjectDrawer {

    @Override
    public boolean isReplacedObject(Element element) {
        return "image/qr".equals(element.getAttribute("type"));
    }

    @Override
    public FSObjectDrawer createDrawer(Element element) {
        return isReplacedObject(element) ? this : null;
    }

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
        QrCode code = new QrCode(element.getAttribute("data-text"));
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
