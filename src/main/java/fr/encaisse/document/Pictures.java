package fr.encaisse.document;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.w3c.dom.Element;

/** Who paints the pictures of a page: nothing is fetched, each is known. */
record Pictures(Optional<BufferedImage> logo) implements FSObjectDrawerFactory {

    @Override
    public boolean isReplacedObject(Element element) {
        return "object".equals(element.getTagName()) && createDrawer(element) != null;
    }

    @Override
    public FSObjectDrawer createDrawer(Element element) {
        return switch (element.getAttribute("type")) {
            case "image/qr" -> new QrDrawer();
            case "image/logo" -> logo.map(LogoDrawer::new).orElse(null);
            default -> null;
        };
    }
}
