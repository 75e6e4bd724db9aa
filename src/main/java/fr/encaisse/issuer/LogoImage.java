package fr.encaisse.issuer;

import fr.encaisse.shared.InvalidInput;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture that somebody has handed in, checked before it is decoded and drawn anew: whatever the file held besides
 * its pixels is gone, and what was transparent is white as the paper.
 */
final class LogoImage {

    static final int MOST_BYTES = 1_000_000;
    static final int MOST_PIXELS = 12_000_000;
    static final int LEAST_SIDE = 16;
    /** 60 mm by 18 mm, as large as it is ever printed, at 300 dots per inch. */
    static final int WIDTH = 709;

    static final int HEIGHT = 213;
    /** Each document carries it: what is larger than this is printed coarser. */
    static final int MOST_BYTES_KEPT = 200_000;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    private final BufferedImage image;
    private final byte[] png;

    /** @throws InvalidInput for the field {@code file} when it is no picture that can be printed */
    LogoImage(byte[] file) {
        if (file.length == 0) {
            throw wrong("missing");
        }
        if (file.length > MOST_BYTES) {
            throw wrong("tooLarge");
        }
        BufferedImage drawn = onPaper(decode(file, format(file)), WIDTH, HEIGHT);
        byte[] encoded = encode(drawn);
        while (encoded.length > MOST_BYTES_KEPT) {
            drawn = onPaper(drawn, drawn.getWidth() * 2 / 3, drawn.getHeight() * 2 / 3);
            encoded = encode(drawn);
        }
        image = drawn;
        png = encoded;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    byte[] png() {
        return png;
    }

    /** By its first bytes: names and types that a browser sends say nothing. */
    private static String format(byte[] file) {
        if (startsWith(file, PNG)) {
            return "png";
        }
        if (startsWith(file, JPEG)) {
            return "jpeg";
        }
        throw wrong("format");
    }

    private static boolean startsWith(byte[] file, byte[] mark) {
        return file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
    }

    private static BufferedImage decode(byte[] file, String format) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            requirePrintable(width, height);
            int step = Math.max(1, Math.max(width / WIDTH, height / HEIGHT) / 2);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(Math.min(step, width), Math.min(step, height), 0, 0);
            return reader.read(0, param);
        } catch (InvalidInput refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) { // decoders also fail on indexes, sizes and casts
            throw wrong("broken");
        } finally {
            reader.dispose();
        }
    }

    private static void requirePrintable(int width, int height) {
        if ((long) width * height > MOST_PIXELS) {
            throw new InvalidInput("file", "issuer.logo.tooManyPixels", width, height, MOST_PIXELS / 1_000_000);
        }
        if (Math.min(width, height) < LEAST_SIDE) {
            throw new InvalidInput("file", "issuer.logo.tooSmall", width, height, LEAST_SIDE);
        }
    }

    /** Fitted into these sides, never enlarged; by halves first, or thin strokes would be lost. */
    private static BufferedImage onPaper(BufferedImage image, int mostWidth, int mostHeight) {
        double scale =
                Math.min(1, Math.min((double) mostWidth / image.getWidth(), (double) mostHeight / image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage drawn = image;
        while (drawn.getWidth() >= 2 * width && drawn.getHeight() >= 2 * height) {
            drawn = drawn(drawn, drawn.getWidth() / 2, drawn.getHeight() / 2);
        }
        return drawn(drawn, width, height);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = paper.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return paper;
    }

    private static byte[] encode(BufferedImage image) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(50_000);
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidInput wrong(String what) {
        return new InvalidInput("file", "issuer.logo." + what);
    }
}
