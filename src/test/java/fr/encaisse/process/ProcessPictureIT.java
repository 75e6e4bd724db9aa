package fr.encaisse.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.encaisse.browser.Chromium;
import fr.encaisse.process.ProcessModel.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Draws every model with bpmn-js, as Camunda Modeler and Cockpit do, into {@code target/process-pictures}. When a model
 * has changed, look at the PNG and copy the SVG to {@code src/docs/images}.
 */
class ProcessPictureIT {

    private static final Path DRAWN = Path.of("target", "process-pictures");
    private static final Path PUBLISHED = Path.of("src", "docs", "images");

    private static final String DRAW = """
            async xml => {
              const viewer = new BpmnJS({ container: '#canvas' });
              const { warnings } = await viewer.importXML(xml);
              const { svg } = await viewer.saveSVG();
              return { svg, warnings: warnings.map(warning => warning.message) };
            }""";

    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        Files.createDirectories(DRAWN);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Rule
    void thePictureInTheDocumentationShowsTheModel(ProcessModel model) throws IOException {
        Path svg = DRAWN.resolve(model.name() + ".svg");
        try (Page page = chromium.browser().newPage()) {
            page.setDefaultTimeout(60_000);
            Files.writeString(svg, onWhite(draw(page, model)));
            photograph(page, svg);
        }
        Path published = PUBLISHED.resolve(model.name() + "-process.svg");
        assertThat(withoutFontMetrics(Files.readString(published)))
                .as("Look at %s, then copy it to %s", svg, published)
                .isEqualTo(withoutFontMetrics(Files.readString(svg)));
    }

    private static String draw(Page page, ProcessModel model) {
        page.setContent("<div id='canvas' style='width: 1000px; height: 500px'></div>");
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(bpmnJs()));
        Map<?, ?> drawing = (Map<?, ?>) page.evaluate(DRAW, model.text());
        assertThat((List<?>) drawing.get("warnings")).isEmpty();
        return (String) drawing.get("svg");
    }

    /** Also readable on a dark page; a margin around it, and marker ids that are the same each time. */
    private static String onWhite(String svg) {
        String viewBox = svg.replaceFirst("(?s).*?viewBox=\"([^\"]*)\".*", "$1");
        String[] box = viewBox.split(" ");
        int x = Math.round(Float.parseFloat(box[0])) - 20;
        int y = Math.round(Float.parseFloat(box[1])) - 20;
        int width = Math.round(Float.parseFloat(box[2])) + 40;
        int height = Math.round(Float.parseFloat(box[3])) + 40;
        String page = "x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"".formatted(x, y, width, height);
        return svg.replaceFirst(
                        "width=\"[^\"]*\" height=\"[^\"]*\" viewBox=\"[^\"]*\"",
                        "width=\"%d\" height=\"%d\" viewBox=\"%d %d %d %d\""
                                .formatted(width, height, x, y, width, height))
                .replaceFirst("<defs>", "<rect " + page + " fill=\"white\"/><defs>")
                .replaceAll("-white-black-[0-9a-z]{20,}", "");
    }

    private static void photograph(Page page, Path svg) throws IOException {
        page.setContent("<body style='margin: 0'>" + Files.readString(svg).replaceFirst("(?s)^.*?<svg", "<svg"));
        page.locator("svg")
                .screenshot(new Locator.ScreenshotOptions()
                        .setPath(Path.of(svg.toString().replace(".svg", ".png"))));
    }

    /** Drops the size of the page and of each line of text: they differ a little from machine to machine. */
    private static String withoutFontMetrics(String svg) {
        return svg.replaceAll("(?s)^.*?<defs>|<text.*?>|</?tspan.*?>", "");
    }

    private static String bpmnJs() {
        ClassLoader classes = ProcessPictureIT.class.getClassLoader();
        try (InputStream pom = classes.getResourceAsStream("META-INF/maven/org.webjars.npm/bpmn-js/pom.properties")) {
            Properties properties = new Properties();
            properties.load(pom);
            String file = "META-INF/resources/webjars/bpmn-js/" + properties.getProperty("version")
                    + "/dist/bpmn-viewer.production.min.js";
            try (InputStream script = classes.getResourceAsStream(file)) {
                return new String(script.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
