package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.encaisse.Camera;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

    private static final int PIXELS = 4;

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/p/abc", "HTTP://EXAMPLE.ORG/P/1", "Cœur à 5 €", "12345"})
    void whatIsPaintedReadsAsWhatWasWritten(String text) {
        QrCode code = new QrCode(text);
        assertThat(Camera.read(painted(code))).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/p/abc", "Cœur à 5 €"})
    void theSvgReadsAsWhatWasWritten(String text) {
        String svg = new QrCode(text).svg();
        assertThat(Camera.read(rasterised(svg))).contains(text);
        assertThat(svg).contains("shape-rendering=\"crispEdges\"").doesNotContain("width=", "height=");
    }

    @Test
    void anAddressOfOursTakesVersionSixAtMost() {
        assertThat(new QrCode(SampleInvoices.PAY_AT.toString()).size()).isLessThanOrEqualTo(41);
    }

    @Test
    void theQuietZoneIsFourModulesWide() {
        QrCode code = new QrCode("https://example.org");
        int side = code.size() + 8;
        assertThat(code.svg())
                .contains("viewBox=\"0 0 %1$d %1$d\"".formatted(side))
                .contains("M4 4h7v1h-7z");
    }

    @Test
    void anEmptyOrTooLongTextIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new QrCode(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new QrCode("x".repeat(2400)));
    }

    private static BufferedImage painted(QrCode code) {
        BufferedImage image = white(code.size() + 2 * QrCode.QUIET_ZONE);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.BLACK);
        graphics.scale(PIXELS, PIXELS);
        graphics.translate(QrCode.QUIET_ZONE, QrCode.QUIET_ZONE);
        graphics.fill(code.path());
        return image;
    }

    private static BufferedImage rasterised(String svg) {
        int side = Integer.parseInt(svg.replaceFirst("(?s).*viewBox=\"0 0 (\\d+) .*", "$1"));
        BufferedImage image = white(side);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.BLACK);
        Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z")
                .matcher(svg)
                .results()
                .forEach(run -> graphics.fillRect(
                        PIXELS * number(run, 1), PIXELS * number(run, 2), PIXELS * number(run, 3), PIXELS));
        return image;
    }

    private static int number(MatchResult run, int group) {
        return Integer.parseInt(run.group(group));
    }

    private static BufferedImage white(int modules) {
        BufferedImage image = new BufferedImage(modules * PIXELS, modules * PIXELS, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        return image;
    }
}
