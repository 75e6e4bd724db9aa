package fr.encaisse.browser;

import com.microsoft.playwright.Page;
import fr.encaisse.Camera;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;

/** Reads a QR code as a phone's camera does: from pixels. */
final class QrReader {

    private QrReader() {}

    /** Held before the screen until it has read the code: it may be drawn a moment after the page says it is there. */
    static URI read(Page page) {
        return Awaitility.await("a code on the screen")
                .until(
                        () -> Camera.read(ImageIO.read(new ByteArrayInputStream(page.screenshot()))),
                        Optional::isPresent)
                .map(URI::create)
                .orElseThrow();
    }
}
