package fr.encaisse;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;

/**
 * Reads QR codes from pixels as a phone does: not from one picture, but from near and far and turned, until it knows. Of
 * sharp codes with random contents ZXing misses one in a hundred in any one picture.
 */
public final class Camera {

    private static final double[] SIZES = {1, 0.6, 1.5};
    private static final int QUARTERS = 4;

    private Camera() {}

    public static Optional<String> read(BufferedImage picture) {
        for (double size : SIZES) {
            LuminanceSource seen = new BufferedImageLuminanceSource(scaled(picture, size));
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                Optional<String> text = look(seen);
                if (text.isPresent()) {
                    return text;
                }
                seen = seen.rotateCounterClockwise();
            }
        }
        return Optional.empty();
    }

    private static BufferedImage scaled(BufferedImage picture, double size) {
        AffineTransform scale = AffineTransform.getScaleInstance(size, size);
        return size == 1
                ? picture
                : new AffineTransformOp(scale, AffineTransformOp.TYPE_BILINEAR).filter(picture, null);
    }

    private static Optional<String> look(LuminanceSource seen) {
        try {
            BinaryBitmap pixels = new BinaryBitmap(new HybridBinarizer(seen));
            return Optional.of(new QRCodeReader()
                    .decode(pixels, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }
}
