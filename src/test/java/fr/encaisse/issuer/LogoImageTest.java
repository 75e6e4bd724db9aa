package fr.encaisse.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.encaisse.shared.InvalidInput;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may become a logo, and what becomes of it. */
class LogoImageTest {

    @Test
    void whatIsTransparentBecomesWhite() throws IOException {
        BufferedImage image = new BufferedImage(100, 50, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(10, 10, 0xff112233);
        BufferedImage logo = drawn(file(image, "png"));

        assertThat(logo.getColorModel().hasAlpha()).isFalse();
        assertThat(logo.getRGB(0, 0)).isEqualTo(0xffffffff);
        assertThat(logo.getRGB(10, 10)).isEqualTo(0xff112233);
    }

    @ParameterizedTest
    @CsvSource({
        "png,709,213,709,213",
        "jpeg,709,213,709,213",
        "png,300,100,300,100",
        "png,2836,852,709,213",
        "jpeg,3000,3000,213,213",
        "png,4000,1000,709,177",
        "png,1000,20,709,14",
        "jpeg,30,3000,2,213"
    })
    void itIsAsLargeAsItIsPrintedAndNeverEnlarged(String format, int width, int height, int toWidth, int toHeight)
            throws IOException {
        BufferedImage logo = drawn(file(squares(width, height), format));
        assertThat(logo.getWidth()).isEqualTo(toWidth);
        assertThat(logo.getHeight()).isEqualTo(toHeight);
    }

    @Test
    void aColourStaysTheColourThatItWasHoweverMuchItShrinks() throws IOException {
        BufferedImage image = new BufferedImage(3000, 2000, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0xb4532a));
        graphics.fillRect(0, 0, 3000, 2000);
        graphics.dispose();
        BufferedImage logo = drawn(file(image, "png"));
        assertThat(new Color(logo.getRGB(150, 100))).isEqualTo(new Color(0xb4532a));
    }

    @Test
    void nothingBesideThePixelsIsKept() throws IOException {
        byte[] png = file(squares(100, 50), "png");
        byte[] told = withChunk(png, "tEXt", "Comment\0SECRET".getBytes(StandardCharsets.ISO_8859_1));
        byte[] polyglot = concat(told, "<script>SECRET</script>".getBytes(StandardCharsets.UTF_8));

        assertThat(new LogoImage(polyglot).png()).isEqualTo(new LogoImage(png).png());
        assertThat(new String(new LogoImage(polyglot).png(), StandardCharsets.ISO_8859_1))
                .doesNotContain("SECRET");
    }

    @Test
    void aPhotographThatWouldMakeEachDocumentHeavyIsPrintedCoarser() throws IOException {
        BufferedImage noise = new BufferedImage(800, 240, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(4);
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 800; x++) {
                noise.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        LogoImage logo = new LogoImage(file(noise, "png"));
        assertThat(logo.png()).hasSizeLessThanOrEqualTo(LogoImage.MOST_BYTES_KEPT);
        assertThat(logo.width()).isBetween(200, 708);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "%PDF-1.7",
                "BM",
                "RIFF0000WEBPVP8 ",
                "<html>",
                " \u0089PNG\r\n\u001a\n"
            })
    void otherFormatsAreRefusedWhateverTheyAreCalled(String content) {
        refused(content.getBytes(StandardCharsets.ISO_8859_1), "format");
    }

    @Test
    void whatIsNoPictureIsRefused() throws IOException {
        byte[] png = file(squares(200, 100), "png");
        byte[] jpeg = file(squares(200, 100), "jpeg");
        refused(new byte[0], "missing");
        refused(new byte[LogoImage.MOST_BYTES + 1], "tooLarge");
        refused(Arrays.copyOf(png, 8), "broken");
        refused(Arrays.copyOf(png, png.length / 2), "broken");
        refused(Arrays.copyOf(jpeg, 20), "broken");
        refused(concat(Arrays.copyOf(png, 8), new byte[500]), "broken");
        refused(header(300, 200), "broken");
    }

    /** A few bytes that would fill the memory are not decoded. */
    @ParameterizedTest
    @CsvSource({"60000,60000", "2147483647,2147483647", "12000001,1"})
    void tooManyPixelsAreRefusedBeforeTheyAreDecoded(int width, int height) throws IOException {
        refused(header(width, height), "tooManyPixels");
    }

    @Test
    void whatIsTooSmallToBePrintedIsRefused() throws IOException {
        refused(file(squares(15, 200), "png"), "tooSmall");
        refused(file(squares(1, 1), "jpeg"), "tooSmall");
    }

    @Test
    void anyBrokenByteIsRefusedInWordsOrDoesNoHarm() throws IOException {
        byte[] png = file(squares(60, 40), "png");
        byte[] jpeg = file(squares(60, 40), "jpeg");
        Random random = new Random(7);
        for (int i = 0; i < 600; i++) {
            byte[] bent = (i % 2 == 0 ? png : jpeg).clone();
            for (int change = 0; change < 3; change++) {
                bent[8 + random.nextInt(bent.length - 8)] = (byte) random.nextInt();
            }
            try {
                assertThat(new LogoImage(bent).png()).isNotEmpty();
            } catch (InvalidInput refused) {
                assertThat(refused.errors()).hasSize(1);
            }
        }
    }

    private static void refused(byte[] file, String what) {
        assertThatThrownBy(() -> new LogoImage(file))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors())
                                .singleElement()
                                .satisfies(
                                        error -> assertThat(error.messageKey()).isEqualTo("issuer.logo." + what)));
    }

    private static BufferedImage drawn(byte[] file) throws IOException {
        LogoImage logo = new LogoImage(file);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(logo.png()));
        assertThat(image.getWidth()).isEqualTo(logo.width());
        assertThat(image.getHeight()).isEqualTo(logo.height());
        return image;
    }

    private static BufferedImage squares(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.dispose();
        return image;
    }

    private static byte[] file(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** A PNG that says how large it is, and ends there. */
    private static byte[] header(int width, int height) throws IOException {
        byte[] png = file(squares(20, 20), "png");
        byte[] size = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return concat(Arrays.copyOf(png, 8), chunk("IHDR", size));
    }

    private static byte[] withChunk(byte[] png, String type, byte[] data) {
        int afterHeader = 8 + 25;
        return concat(
                concat(Arrays.copyOf(png, afterHeader), chunk(type, data)),
                Arrays.copyOfRange(png, afterHeader, png.length));
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] named = concat(type.getBytes(StandardCharsets.US_ASCII), data);
        CRC32 sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(data.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
