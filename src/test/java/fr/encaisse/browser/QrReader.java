package fr.encaisse.browser;

import fr.encaisse.Camera;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import javax.imageio.ImageIO;

/** Reads a QR code as a phone's camera does: from pixels. */
final class QrReader {

    private QrReader() {}

    static URI read(byte[] screenshot) throws IOException {
        return Camera.read(ImageIO.read(new ByteArrayInputStream(screenshot)))
                .map(URI::create)
                .orElseThrow(() -> new AssertionError("There is no QR code on the screen"));
    }
}
