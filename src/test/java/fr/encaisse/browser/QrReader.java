package fr.encaisse.browser;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import javax.imageio.ImageIO;

/** Reads a QR code as a phone's camera does: from pixels, and from more than one picture. */
final class QrReader {

    /** From where a hand would hold the phone; of random codes ZXing misses one in a hundred in any one picture. */
    private static final double[] SIZES = {1, 1.5, 0.6, 1.2, 0.8};

    private QrReader() {}

    static URI read(byte[] screenshot) throws IOException, NotFoundException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(screenshot));
        for (double size : SIZES) {
            try {
                return decoded(scaled(picture, size));
            } catch (NotFoundException nextPicture) {
                // the next one
            }
        }
        throw NotFoundException.getNotFoundInstance();
    }

    private static BufferedImage scaled(BufferedImage picture, double size) {
        AffineTransform scale = AffineTransform.getScaleInstance(size, size);
        return new AffineTransformOp(scale, AffineTransformOp.TYPE_BILINEAR).filter(picture, null);
    }

    private static URI decoded(BufferedImage picture) throws NotFoundException {
        BinaryBitmap pixels = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
        return URI.create(new MultiFormatReader()
                .decode(pixels, Map.of(DecodeHintType.TRY_HARDER, true))
                .getText());
    }
}
