package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.encaisse.nodes.Node;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The packaged jar with the demo's data in a process of its own, and the browsers of those who use it; started once for
 * the tests of a class, with fresh browsers for each. Screenshots are in {@code target/screens}.
 */
final class Demo implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    /** Long enough for the slowest machine: how fast it is, is measured elsewhere. */
    private static final int PATIENCE_MILLIS = 60_000;

    private static final Path SCREENS = Path.of("target", "screens");

    private final List<BrowserContext> devices = new ArrayList<>();
    private final String name;
    private final boolean invoices;
    private Chromium chromium;
    private Node application;
    private String bridge;

    /** @param name of its folder below {@code target/nodes}, with an empty database and the log */
    Demo(String name) {
        this(name, true);
    }

    private Demo(String name, boolean invoices) {
        this.name = name;
        this.invoices = invoices;
    }

    /** Sooner ready: clients and products, but none of the demonstration's invoices. */
    static Demo withoutInvoices(String name) {
        return new Demo(name, false);
    }

    @Override
    public void beforeAll(ExtensionContext tests) throws IOException {
        chromium = Chromium.start();
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Awaitility.setDefaultTimeout(Duration.ofMillis(PATIENCE_MILLIS));
        delete(Path.of("target", "nodes", name, ".data"));
        int port = Node.freePort();
        int bridgePort = Node.freePort();
        bridge = "http://localhost:" + bridgePort;
        application = Node.start(
                name,
                port,
                List.of("-Xmx512m"),
                List.of(
                        "--spring.profiles.active=demo",
                        "--server.port=" + port,
                        "--encaisse.public-url=http://localhost:" + port,
                        "--encaisse.demo.invoices=" + invoices,
                        "--encaisse.simulator.port=" + bridgePort,
                        "--encaisse.simulator.hosted-url=" + bridge));
        application.untilReady("/login").untilSays("Ouvrez");
    }

    /** A last look at every page, then all browsers are closed. */
    @Override
    public void afterEach(ExtensionContext test) {
        String end = "end-" + test.getRequiredTestMethod().getName();
        for (BrowserContext device : devices) {
            device.pages().forEach(page -> shot(page, end + "-" + devices.indexOf(device)));
            device.close();
        }
        devices.clear();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        if (application != null) {
            application.close();
        }
        if (chromium != null) {
            chromium.close();
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

    /** The switches of the stand-in for Bridge. @param switched what follows {@code /_sim/} */
    void control(String switched, Map<String, ?> how) {
        askBridge(HttpRequest.newBuilder(URI.create(bridge + "/_sim/" + switched))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(new Gson().toJson(how))));
    }

    /** The payment links that Bridge's stand-in was ever asked for, newest first. */
    JsonArray links() {
        return new Gson()
                .fromJson(askBridge(HttpRequest.newBuilder(URI.create(bridge + "/_sim/links"))), JsonArray.class);
    }

    private static String askBridge(HttpRequest.Builder question) {
        HttpRequest request = question.build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + " answers " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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
        page.waitForURL(url -> !url.contains("/login"));
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        return page;
    }

    void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
