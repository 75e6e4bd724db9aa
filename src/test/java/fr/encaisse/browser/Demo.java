package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.encaisse.nodes.Node;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;

/**
 * The packaged jar with the demo's data in a process of its own, and the browsers of those who use it. Screenshots are in
 * {@code target/screens}.
 */
final class Demo implements AutoCloseable {

    /** Long enough for the slowest machine: how fast it is, is measured elsewhere. */
    private static final int PATIENCE_MILLIS = 60_000;

    private static final Path SCREENS = Path.of("target", "screens");

    private final Chromium chromium;
    private final Node application;
    private final String bridge;
    private final List<BrowserContext> devices = new ArrayList<>();

    private Demo(Chromium chromium, Node application, String bridge) {
        this.chromium = chromium;
        this.application = application;
        this.bridge = bridge;
    }

    /** @param name of its folder below {@code target/nodes}, with an empty database and the log */
    static Demo start(String name) throws IOException {
        Chromium chromium = Chromium.start();
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        delete(Path.of("target", "nodes", name, ".data"));
        int port = Node.freePort();
        int bridge = Node.freePort();
        Node application = Node.start(
                name,
                port,
                List.of("-Xmx512m"),
                List.of(
                        "--spring.profiles.active=demo",
                        "--server.port=" + port,
                        "--encaisse.public-url=http://localhost:" + port,
                        "--encaisse.simulator.port=" + bridge,
                        "--encaisse.simulator.hosted-url=http://localhost:" + bridge));
        Demo demo = new Demo(chromium, application, "http://localhost:" + bridge);
        try {
            application.untilReady("/login").untilSays("Ouvrez");
            return demo;
        } catch (RuntimeException | Error e) {
            demo.close();
            throw e;
        }
    }

    static NewContextOptions desktop() {
        return new NewContextOptions().setViewportSize(1366, 860).setLocale("fr-FR");
    }

    static NewContextOptions phone() {
        return new NewContextOptions()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true)
                .setLocale("fr-FR");
    }

    String address() {
        return application.address();
    }

    /** Where the stand-in for Bridge is asked and told what to do. */
    String bridge() {
        return bridge;
    }

    /** A page of a browser of its own, nobody signed in. */
    Page open(NewContextOptions device) {
        BrowserContext context = chromium.browser().newContext(device);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        devices.add(context);
        return context.newPage();
    }

    /** "Accueil" of an account of the demo, in a browser of its own. */
    Page signIn(String user, NewContextOptions device) {
        Page page = open(device);
        page.navigate(address() + "/");
        page.locator("[name=username]").fill(user);
        page.locator("[name=password]").fill(user);
        Screen.button(page, "Commencer maintenant").click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        return page;
    }

    void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
    }

    /** After each test: a last look at every page, then all browsers are closed. */
    void closeDevices(TestInfo test) {
        String name = "end-" + test.getTestMethod().orElseThrow().getName();
        for (BrowserContext device : devices) {
            device.pages().forEach(page -> shot(page, name + "-" + devices.indexOf(device)));
            device.close();
        }
        devices.clear();
    }

    @Override
    public void close() {
        application.close();
        chromium.close();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
