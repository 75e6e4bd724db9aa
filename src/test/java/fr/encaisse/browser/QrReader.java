package fr.encaisse.browser;

import com.microsoft.playwright.Page;
import fr.encaisse.Camera;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import javax.imageio.ImageIO;

/** Reads a QR code as a phone's camera does: from pixels. */
final class QrReader {

    private QrReader() {}

    /** What fills the screen, as soon as it has come. */
    static URI read(Page page) throws IOException {
        page.waitForFunction("() => document.querySelector('[data-full] [data-code-image]')?.naturalWidth > 0");
        return Camera.read(ImageIO.read(new ByteArrayInputStream(page.screenshot())))
                .map(URI::create)
                .orElseThrow(() -> new AssertionError("There is no QR code on the screen"));
    }
}
