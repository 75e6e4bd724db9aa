package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.encaisse.browser.Screen.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.RequestOptions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The QR screen while a customer pays: what staff see, hear and may do, whatever network, bank and customer do. */
class QrScreenIT {

    /** What the screen asks of the device, counted. */
    private static final String SPIES = """
            window.spied = { locks: 0, released: 0, contexts: 0, rings: 0 };
            Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
              spied.locks++;
              const lock = spied.lock = new EventTarget();
              lock.release = async () => { spied.released++; lock.dispatchEvent(new Event('release')); };
              return lock;
            } } });
            window.AudioContext = class extends AudioContext {
              constructor() { super(); spied.contexts++; }
              resume() { return Promise.resolve(); }
            };
            const start = AudioScheduledSourceNode.prototype.start;
            AudioScheduledSourceNode.prototype.start = function (...when) { spied.rings++; return start.apply(this, when); };
            """;

    private static final String BANK = "bank-574";

    @RegisterExtension
    static final Demo demo = new Demo("qr-screen");

    private static final Deque<String> unpaid = new ArrayDeque<>();

    private Page page;
    private Locator full;

    @BeforeAll
    static void findUnpaidInvoices() {
        Page page = demo.signIn("staff", Demo.desktop());
        for (String state : List.of("OVERDUE", "OPEN")) {
            page.navigate(demo.address() + "/documents?state=" + state);
            for (Locator row : page.locator("a.e-whole-row").all()) {
                unpaid.add(row.getAttribute("href"));
            }
        }
        page.context().close();
    }

    @Test
    void fromTheScanToARefusalAndOnToPayeeTheScreenFollowsTheCustomer() throws Exception {
        showCode();
        assertThat(live()).hasText("En attente du client");
        Page customer = scan();
        assertPhase("CHOOSING_BANK", "Le client choisit sa banque");
        customer.getByTestId(BANK).click();
        assertPhase("AT_BANK", "Banque en cours");

        control(customer, "requests/" + attempt(customer) + "/reject", Map.of("reason", "AM04"));
        assertPhase("REFUSED", "Le solde du compte ne suffit pas.");
        demo.shot(page, "60-refused");
        button(page, "Réessayer").click();
        assertPhase("LINK_READY", "En attente du client");
        assertThat(button(page, "Réessayer")).isHidden();

        customer = scan();
        assertPhase("CHOOSING_BANK", "Le client choisit sa banque");
        customer.getByTestId(BANK).click();
        assertPhase("AT_BANK", "Banque en cours");
        control(customer, "requests/" + attempt(customer) + "/settle", Map.of());
        assertThat(full.locator(".e-paid-word")).isVisible();
        assertThat(full).hasCSS("background-color", "rgb(17, 112, 63)");
        demo.shot(page, "61-paid");
        eventually("rings", 1);
        assertThat(spied("contexts")).isEqualTo(1);
    }

    /** The page's time stands still until the link is there, so that it counts only how soon the page looks. */
    @Test
    void theScreenSeesTheLinkWithinASecond() {
        page = demo.signIn("staff", Demo.desktop());
        page.clock().install();
        page.clock().pauseAt(System.currentTimeMillis() + 60_000);
        String document = unpaid.pop();
        page.navigate(demo.address() + document);
        page.getByText("Afficher le QR code").click();
        full = page.locator("[data-full]");
        assertThat(full).hasAttribute("data-phase", "TO_PAY");
        String payment = demo.address() + document.replace("/documents/", "/api/invoices/") + "/payment";
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(page.request().get(payment).text()).contains("LINK_READY"));
        assertThat(full).hasAttribute("data-phase", "TO_PAY");
        page.clock().runFor(1000);
        assertPhase("LINK_READY", "En attente du client");
    }

    @Test
    void theScreenStaysAwakeWhileTheCodeIsShownAndNoLonger() throws Exception {
        showCode();
        eventually("locks", 1);
        page.evaluate("spied.lock.dispatchEvent(new Event('release'))");
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        eventually("locks", 2);
        assertThat(spied("released")).isZero();

        Page customer = scan();
        pay(customer);
        assertThat(full.locator(".e-paid-word")).isVisible();
        eventually("released", 1);
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(spied("locks")).isEqualTo(2);
    }

    @Test
    void aNetworkThatBlinksHidesNothingAndThePaymentAppearsByItself() throws Exception {
        showCode();
        page.context().setOffline(true);
        assertThat(network()).containsText("La connexion est coupée");
        assertThat(live()).hasText("En attente du client");
        Page customer = scan();
        pay(customer);
        demo.shot(page, "62-offline");
        assertThat(full).hasAttribute("data-phase", "LINK_READY");
        page.context().setOffline(false);
        assertThat(full.locator(".e-paid-word")).isVisible();
        assertThat(network()).isHidden();
    }

    @Test
    void aServerInTroubleIsAskedLessAndLessAndNeverTwiceAtATime() throws Exception {
        showCode();
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger atATime = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Pattern questions = Pattern.compile(".*/api/invoices/.*/(screen|payment|qr)$");
        page.route(questions, route -> {
            asked.incrementAndGet();
            most.accumulateAndGet(atATime.incrementAndGet(), Math::max);
            atATime.decrementAndGet();
            route.fulfill(new Route.FulfillOptions().setStatus(503).setBody(""));
        });
        assertThat(network()).containsText("Le serveur ne répond pas");
        assertThat(full.locator("[data-code-image]")).isVisible();
        page.waitForTimeout(8000);
        assertThat(asked.get()).as("1, 2, 4 s apart").isBetween(2, 5);
        assertThat(most.get()).isEqualTo(1);
        page.unroute(questions);
        page.evaluate("window.dispatchEvent(new Event('online'))");
        assertThat(network()).isHidden();
        assertThat(live()).hasText("En attente du client");
    }

    @Test
    void whoLeavesTheBankIsSentTheLink() throws Exception {
        showCode();
        Page customer = scan();
        customer.getByTestId(BANK).click();
        assertPhase("AT_BANK", "Banque en cours");
        control(customer, "requests/" + attempt(customer) + "/reject", Map.of("reason", "NOAS"));
        assertPhase("LEFT", "Le client n’a pas terminé à sa banque.");
        Locator send = full.locator("[data-send]");
        assertThat(send).containsText("Envoyer le lien");
        assertThat(full.locator("[data-recipient]")).hasValue(Pattern.compile(".+@.+"));
        demo.shot(page, "63-left");
        send.click();
        assertThat(full.locator("[data-mails]")).containsText("@");
    }

    @Test
    void whoSwitchesTheSoundOffIsNotRungAtAnyMore() throws Exception {
        showCode();
        Locator sound = full.locator("[data-sound]");
        assertThat(sound).hasAttribute("aria-pressed", "true");
        sound.click();
        assertThat(sound).hasAttribute("aria-pressed", "false");
        page.reload();
        assertThat(sound).hasAttribute("aria-pressed", "false");
        pay(scan());
        assertThat(full.locator(".e-paid-word")).isVisible();
        assertThat(spied("rings")).isZero();
    }

    @Test
    void theCodeIsReadFromPixelsOnAnyScreen() throws Exception {
        showCode();
        URI code = QrReader.read(page);
        assertThat(code.toString()).startsWith(demo.address() + "/p/");
        full.locator(".e-qr-client")
                .evaluate("name => name.textContent = 'Syndicat des copropriétaires des Terrasses de Fourvière, Lyon'");
        for (String screen : List.of("390x844", "844x390", "360x640", "667x375", "768x1024")) {
            int width = Integer.parseInt(screen.replaceAll("x.*", ""));
            int height = Integer.parseInt(screen.replaceAll(".*x", ""));
            page.setViewportSize(width, height);
            assertThat(QrReader.read(page)).as(screen).isEqualTo(code);
            // The screen has to be laid out anew first.
            Awaitility.await(screen)
                    .untilAsserted(
                            () -> assertThat(full.locator("[data-code-image]").boundingBox().width)
                                    .isGreaterThan(0.92 * Math.min(width, height)));
            demo.shot(page, "64-code-" + screen);
        }
    }

    @Test
    void thePhoneMayInstallEncaisseAndFindsItsWayHomeInIt() throws Exception {
        page = demo.signIn("staff", Demo.phone());
        var chromium = page.context().newCDPSession(page);
        JsonObject manifest = chromium.send("Page.getAppManifest");
        assertThat(manifest.getAsJsonArray("errors")).isEmpty();
        assertThat(manifest.get("url").getAsString()).endsWith("/app.webmanifest");
        JsonArray obstacles = chromium.send("Page.getInstallabilityErrors").getAsJsonArray("installabilityErrors");
        assertThat(obstacles)
                .extracting(
                        obstacle -> obstacle.getAsJsonObject().get("errorId").getAsString())
                .as("tests browse incognito, where nothing is installed")
                .isSubsetOf("in-incognito");

        JsonObject said =
                JsonParser.parseString(manifest.get("data").getAsString()).getAsJsonObject();
        assertThat(said.get("start_url").getAsString()).isEqualTo("/");
        assertThat(said.get("display").getAsString()).isEqualTo("standalone");
        for (JsonElement icon : said.getAsJsonArray("icons")) {
            String address = icon.getAsJsonObject().get("src").getAsString();
            String sizes = icon.getAsJsonObject().get("sizes").getAsString();
            if (address.endsWith(".png")) {
                assertThat(sizeOf(address)).as(address).isEqualTo(sizes);
            }
        }
        assertThat(sizeOf("/apple-touch-icon.png")).isEqualTo("180x180");

        Locator home = page.locator(".encaisse-home a");
        // On a machine that is busy with other things, Tasklist gives up loading after seven seconds.
        Awaitility.await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            page.navigate(demo.address() + "/camunda/app/tasklist/default/");
            assertThat(home).isVisible(new IsVisibleOptions().setTimeout(12_000));
        });
        assertThat(page.locator("head link[rel=manifest]")).hasAttribute("href", "/app.webmanifest");
        assertThat(page.locator("head meta[name=theme-color]")).hasAttribute("content", "#14345b");
        home.click();
        assertThat(page).hasURL(demo.address() + "/");
    }

    /** "Afficher le QR code" of an invoice that nobody has paid yet. */
    private void showCode() {
        page = demo.signIn("staff", Demo.desktop());
        page.addInitScript(SPIES);
        page.navigate(demo.address() + unpaid.pop());
        page.getByText("Afficher le QR code").click();
        full = page.locator("[data-full]");
        assertThat(full).hasAttribute("data-phase", "LINK_READY");
    }

    /** The customer's phone sees the screen, and what the code leads to. */
    private Page scan() {
        URI code = QrReader.read(page);
        Page customer = demo.open(Demo.phone());
        customer.navigate(code.toString());
        if (!customer.getByTestId(BANK).isVisible()) {
            customer.getByText("Payer par virement bancaire").click(); // the screen has been out of reach for a while
        }
        assertThat(customer.getByTestId(BANK)).isVisible();
        return customer;
    }

    private static void pay(Page customer) {
        customer.getByTestId(BANK).click();
        customer.getByTestId("login").fill("id-acsc");
        customer.getByTestId("password").fill("motdepasse");
        customer.getByTestId("continue").click();
        customer.getByTestId("account-2").click();
        customer.getByTestId("confirm").click();
        assertThat(customer.getByTestId("confirm")).isHidden();
    }

    private void assertPhase(String phase, String words) {
        assertThat(full).hasAttribute("data-phase", phase);
        assertThat(live()).containsText(words);
    }

    private Locator live() {
        return full.locator("[data-live]");
    }

    private Locator network() {
        return full.locator("[data-network]");
    }

    private int spied(String what) {
        return (Integer) page.evaluate("spied." + what);
    }

    private void eventually(String what, int count) {
        Awaitility.await(what).untilAsserted(() -> assertThat(spied(what)).isEqualTo(count));
    }

    /** The attempt at the bank's login page, as its address names it. */
    private static String attempt(Page customer) {
        assertThat(customer.getByTestId("login")).isVisible();
        String path = URI.create(customer.url()).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The simulator's own switches, on the host of the bank list. */
    private static void control(Page customer, String switched, Map<String, String> how) {
        URI bank = URI.create(customer.url());
        var answer = customer.request()
                .post(
                        "http://" + bank.getAuthority() + "/_sim/" + switched,
                        RequestOptions.create().setData(how));
        assertThat(answer.ok()).as(answer.text()).isTrue();
    }

    private String sizeOf(String image) throws IOException {
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(
                page.request().get(demo.address() + image).body()));
        return read.getWidth() + "x" + read.getHeight();
    }
}
