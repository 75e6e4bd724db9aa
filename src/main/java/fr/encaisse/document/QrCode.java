package fr.encaisse.document;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.geom.Path2D;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** A QR code (level M) as vectors: one path, modules of size 1, without the quiet zone. */
public final class QrCode {

    /** Modules of white that ISO/IEC 18004 wants on each side. */
    static final int QUIET_ZONE = 4;

    private final ByteMatrix matrix;

    /**
     * @param text at most 2331 bytes in UTF-8
     * @throws IllegalArgumentException when the text is empty or does not fit
     */
    public QrCode(String text) {
        matrix = encode(text);
    }

    /** Modules per side. */
    public int size() {
        return matrix.getWidth();
    }

    /** Union of horizontal runs of dark modules, module size 1. */
    public Path2D path() {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        forEachRun((x, y, length) -> {
            path.moveTo(x, y);
            path.lineTo(x + length, y);
            path.lineTo(x + length, y + 1);
            path.lineTo(x, y + 1);
            path.closePath();
        });
        return path;
    }

    /** A self-contained SVG with a quiet zone of four modules, black on white, crisp edges, no fixed size. */
    public String svg() {
        int side = matrix.getWidth() + 2 * QUIET_ZONE;
        StringBuilder data = new StringBuilder();
        forEachRun((x, y, length) -> data.append('M')
                .append(x + QUIET_ZONE)
                .append(' ')
                .append(y + QUIET_ZONE)
                .append('h')
                .append(length)
                .append("v1h-")
                .append(length)
                .append('z'));
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path fill="#000" d="%2$s"/></svg>""".formatted(side, data);
    }

    private void forEachRun(Run run) {
        for (int y = 0; y < matrix.getHeight(); y++) {
            int x = 0;
            while (x < matrix.getWidth()) {
                int start = x;
                while (x < matrix.getWidth() && matrix.get(x, y) == 1) {
                    x++;
                }
                if (x > start) {
                    run.of(start, y, x - start);
                }
                x++;
            }
        }
    }

    /** Without a hint ZXing writes ISO 8859-1; with it an ECI header that plain ASCII does not need. */
    private static ByteMatrix encode(String text) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8);
        }
        try {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("A QR code needs a text");
            }
            return Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("Does not fit into a QR code: " + text.length() + " characters", e);
        }
    }

    @FunctionalInterface
    private interface Run {
        void of(int x, int y, int length);
    }
}
