package fr.encaisse.browser;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import javax.imageio.ImageIO;

/** Reads a QR code as a phone's camera does: from pixels. */
final class QrReader {

    private QrReader() {}

    static URI read(byte[] screenshot) throws IOException, NotFoundException {
        BinaryBitmap pixels = new BinaryBitmap(new HybridBinarizer(
                new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(screenshot)))));
        return URI.create(new MultiFormatReader()
                .decode(pixels, Map.of(DecodeHintType.TRY_HARDER, true))
                .getText());
    }
}
