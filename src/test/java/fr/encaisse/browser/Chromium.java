package fr.encaisse.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, headless; tests that need it are skipped where there is none, but never on CI. */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String MISSING = "Browser tests are skipped: no Chromium found (looked for "
            + String.join(", ", NAMES) + " on the PATH, and at $CHROMIUM)";

    private static final Optional<Path> EXECUTABLE = find();

    static {
        if (EXECUTABLE.isEmpty()) {
            System.out.println(MISSING); // Surefire shows no reason for a skipped class
        }
    }

    private final Playwright playwright;
    private final Browser browser;

    private static final List<String> SWITCHES = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setTimeout(180_000)
                        .setArgs(SWITCHES));
    }

    /** Starts a browser; ends the calling test here where none is installed. */
    public static Chromium start() {
        return new Chromium(executable());
    }

    /** The command that starts one without Playwright, to be added to; ends the calling test here as well. */
    static List<String> command() {
        List<String> command = new ArrayList<>(SWITCHES);
        command.add(0, executable().toString());
        return command;
    }

    private static Path executable() {
        if (EXECUTABLE.isEmpty() && "true".equals(System.getenv("CI"))) {
            Assertions.fail("On CI browser tests must not be skipped. " + MISSING);
        }
        Assumptions.assumeTrue(EXECUTABLE.isPresent(), MISSING);
        return EXECUTABLE.orElseThrow();
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> find() {
        Stream<Path> named = Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of);
        Stream<Path> onPath = NAMES.stream()
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }
}
