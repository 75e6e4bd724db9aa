package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import fr.encaisse.nodes.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * The journey as people take it, from S1 (sign in) to S15 (show the code of an invoice that exists already): the packaged
 * jar with the demo's data, the real Tasklist in a real browser, and a phone beside it that scans the code from the
 * screen's pixels. Screenshots are in {@code target/screens}.
 */
class JourneyIT {

    private static final Path SCREENS = Path.of("target", "screens");

    /** Long enough for the slowest machine: how fast it is, is measured elsewhere. */
    private static final int PATIENCE_MILLIS = 60_000;

    private static Chromium chromium;
    private static Node application;

    private BrowserContext desk;
    private BrowserContext phone;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Path folder = Path.of("target", "nodes", "journey");
        delete(folder.resolve(".data"));
        int port = Node.freePort();
        int bridge = Node.freePort();
        application = Node.start(
                        "journey",
                        port,
                        List.of("-Xmx512m"),
                        List.of(
                                "--spring.profiles.active=demo",
                                "--server.port=" + port,
                                "--encaisse.public-url=http://localhost:" + port,
                                "--encaisse.simulator.port=" + bridge,
                                "--encaisse.simulator.hosted-url=http://localhost:" + bridge))
                .untilReady("/login")
                .untilSays("Ouvrez");
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void closeContexts(TestInfo test) {
        Stream.of(desk, phone)
                .filter(context -> context != null)
                .flatMap(context -> context.pages().stream())
                .forEach(page ->
                        shot(page, "end-" + test.getTestMethod().orElseThrow().getName()));
        Stream.of(desk, phone).filter(context -> context != null).forEach(BrowserContext::close);
    }

    @Test
    void fromUneFactureToPayeeThroughAScannedCode() throws Exception {
        Page page = signIn("staff", desktop());
        String client = "Menuiserie " + UUID.randomUUID().toString().substring(0, 8);

        // S2: "+" then "Une facture" opens the first step
        startInvoice(page);
        shot(page, "1-client");

        // S4: a new client without leaving the wizard
        button(page, "Ajouter un nouveau client").click();
        form(page).locator("[name=name]").fill(client);
        form(page).locator("[name=siren]").fill("552 100 555");
        form(page).locator("[name='billingAddress.street']").fill("3 bis, quai François-Mauriac");
        form(page).locator("[name='billingAddress.postcode']").fill("75013");
        form(page).locator("[name='billingAddress.city']").fill("Paris");
        button(page, "Ajouter ce client").click();
        assertThat(form(page).getByText("clé juste").first()).isVisible();
        form(page).locator("[name=siren]").fill("552 100 554");
        button(page, "Ajouter ce client").click();
        assertThat(form(page).locator("[data-chosen-name]")).hasText(client);

        // S5, S6: next, and back without losing anything
        next(page, "2 / 5");
        page.getByLabel("Nom de la facture").fill("Rénovation du hall d’accueil");
        page.getByLabel("Référence de commande").fill("BC-2026-17");
        assertThat(form(page).getByText("Indemnité forfaitaire")).isVisible();
        shot(page, "2-description");
        button(page, "Précédent").click();
        assertThat(steps(page, "1 / 5")).isVisible();
        next(page, "2 / 5");
        assertThat(page.getByLabel("Référence de commande")).hasValue("BC-2026-17");

        // S7, S8: sections, products of the catalogue, live totals
        next(page, "3 / 5");
        form(page).locator("[data-title]").first().fill("Chambre 1");
        addProduct(page, "PE-MUR", "46,5");
        addProduct(page, "FO-LED", "6");
        button(page, "Ajouter une section").click();
        form(page).locator("[data-title]").nth(1).fill("SDB");
        addProduct(page, "FO-MIT", "1");
        assertThat(form(page).locator("[data-gross]")).hasText(Pattern.compile("1.077,12.€"));
        shot(page, "3-products");

        // S9
        next(page, "4 / 5");
        page.getByLabel("45 jours fin de mois").check();
        shot(page, "4-terms");

        // S10: what is shown is what will be printed
        next(page, "5 / 5");
        assertThat(form(page).locator("[data-pages] img").first()).isVisible();
        shot(page, "5-review");
        button(page, "Générer la facture").click();

        // S11: the code fills the screen
        button(page, "Générer le QR code").click();
        Locator full = page.locator("[data-full]");
        assertThat(full).isVisible();
        assertThat(full).hasAttribute("data-phase", "LINK_READY");
        shot(page, "6-code");
        URI code = QrReader.read(page.screenshot());
        assertThat(code.toString()).startsWith(application.address() + "/p/");

        // S12: one mail per press
        full.locator("[data-recipient]").fill("compta@menuiserie.example");
        full.locator("[data-send]").click();
        assertThat(full.locator("[data-mails]")).containsText("compta@menuiserie.example");

        // S13: the phone scans, lands on the bank list, logs in and confirms
        Page customer = phone();
        customer.navigate(code.toString());
        assertThat(customer.getByTestId("bank-574")).isVisible();
        shot(customer, "7-banks");
        pay(customer, "id-acsc");

        long confirmed = System.nanoTime();
        assertThat(full.locator(".e-paid-word")).isVisible();
        System.out.printf(
                "Payée on the screen %.1f s after the bank's confirmation%n", (System.nanoTime() - confirmed) / 1e9);
        shot(page, "8-paid");
        customer.navigate(code.toString());
        shot(customer, "9-receipt");
        assertThat(customer.getByText("payée", new Page.GetByTextOptions().setExact(false))
                        .first())
                .isVisible();

        page.navigate(application.address() + "/demo/mails");
        assertThat(page.getByText("compta@menuiserie.example").first()).isVisible();
        shot(page, "10-mails");
    }

    @Test
    void anInvoiceThatExistsIsFoundShownAndPaidAfterARefusal() throws Exception {
        Page page = signIn("staff", phoneSized());

        // S14: find it
        page.navigate(application.address() + "/documents");
        shot(page, "20-documents");
        page.getByRole(AriaRole.SEARCHBOX).fill("pharmacie");
        page.getByRole(AriaRole.SEARCHBOX).press("Enter");
        link(page, "Pharmacie Croix-Rousse Plateau").click();
        shot(page, "21-document");

        // S15: show it
        page.getByText("Afficher le QR code").click();
        Locator full = page.locator("[data-full]");
        assertThat(full).hasAttribute("data-phase", "LINK_READY");
        shot(page, "22-code");
        URI code = QrReader.read(page.screenshot());

        Page customer = phone();
        customer.navigate(code.toString());
        pay(customer, "id-rjct-am18");
        assertThat(full).hasAttribute("data-phase", "REFUSED");
        shot(page, "23-refused");

        customer.navigate(code.toString());
        pay(customer, "id-acsc");
        assertThat(full).hasAttribute("data-phase", "PAID");
        shot(page, "24-paid");
    }

    @Test
    void aScanWhenNobodyShowsTheCodeLeadsToAPageThatCreatesNothingUntilAsked() throws Exception {
        Page page = signIn("staff", desktop());
        page.navigate(application.address() + "/documents?q=Zoë");
        link(page, "Zoë Nuñez-Lefranc").click();
        page.getByText("Afficher le QR code").click();
        assertThat(page.locator("[data-full]")).hasAttribute("data-phase", "LINK_READY");
        URI code = QrReader.read(page.screenshot());
        page.close();

        Page customer = phone();
        await(() -> {
            customer.navigate(code.toString());
            return customer.getByText("Payer par virement bancaire").isVisible();
        });
        shot(customer, "30-to-pay");
        customer.getByText("Payer par virement bancaire").click();
        assertThat(customer.getByTestId("bank-574")).isVisible();

        customer.navigate(code.resolve("/p/unknown").toString());
        shot(customer, "31-unknown");
        assertThat(customer.getByText("émetteur").first()).isVisible();
    }

    @Test
    void oneSignInOpensCockpitForManagersAndNotForStaff() {
        Page manager = signIn("manager", desktop());
        manager.navigate(application.address() + "/camunda/app/cockpit/default/#/processes");
        manager.getByText("Facture", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(manager.locator("[data-element-id=UserTask_ShowQrCode]").first())
                .isVisible();
        assertThat(manager.locator(".instance-count").first()).isVisible();
        shot(manager, "40-cockpit");
        desk.close();

        Page staff = signIn("staff", desktop());
        assertThat(staff.navigate(application.address() + "/camunda/app/cockpit/default/")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onAPhoneAKnownClientIsInvoicedWithFewTaps() throws Exception {
        Page page = signIn("staff", phoneSized());
        startInvoice(page);
        form(page).locator("[data-results] li").first().click();
        shot(page, "50-client");
        next(page, "2 / 5");
        next(page, "3 / 5");
        assertThat(form(page).locator("[data-results] li").first()).isVisible();
        shot(page, "51-products");
        form(page).locator("[data-results] li").first().click();
        form(page).locator("[data-results] li").nth(1).click();
        form(page).locator("[data-quantity]").first().fill("2");
        next(page, "4 / 5");
        next(page, "5 / 5");
        shot(page, "52-review");
        button(page, "Générer la facture").click();
        button(page, "Générer le QR code").click();
        assertThat(page.locator("[data-full]")).hasAttribute("data-phase", "LINK_READY");
        shot(page, "53-code");
        QrReader.read(page.screenshot());
    }

    private Page signIn(String user, NewContextOptions device) {
        desk = chromium.browser().newContext(device);
        desk.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = desk.newPage();
        page.navigate(application.address() + "/");
        page.locator("[name=username]").fill(user);
        page.locator("[name=password]").fill(user);
        button(page, "Commencer maintenant").click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        shot(page, "0-home-" + user + "-" + page.viewportSize().width);
        return page;
    }

    private static void startInvoice(Page page) {
        page.locator(".e-fab-menu summary").click();
        button(page, "Une facture").click();
        assertThat(steps(page, "1 / 5")).isVisible();
        assertThat(form(page).locator("[data-results] li").first()).isVisible();
    }

    private static void addProduct(Page page, String reference, String quantity) {
        Locator search = form(page).locator(".e-picker [data-search]");
        search.fill(reference);
        assertThat(form(page).locator("[data-results] li").first()).containsText(reference);
        search.press("Enter");
        Locator typed = page.locator("[data-quantity]:focus");
        typed.fill(quantity);
        typed.press("Enter");
    }

    private static void pay(Page customer, String login) {
        customer.getByTestId("bank-574").click();
        customer.getByTestId("login").fill(login);
        customer.getByTestId("password").fill("motdepasse");
        customer.getByTestId("continue").click();
        customer.getByTestId("account-2").click();
        if (customer.getByTestId("continue").isVisible()) {
            customer.getByTestId("continue").click();
        }
        customer.getByTestId("confirm").click();
    }

    private static void next(Page page, String step) {
        button(page, "Suivant").click();
        assertThat(steps(page, step)).isVisible();
    }

    private static Locator steps(Page page, String position) {
        return page.locator(".e-step-title", new Page.LocatorOptions().setHasText(position));
    }

    private static Locator form(Page page) {
        return page.locator("form.encaisse-form");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name))
                .first();
    }

    private Page phone() {
        phone = chromium.browser().newContext(phoneSized());
        phone.setDefaultTimeout(PATIENCE_MILLIS);
        return phone.newPage();
    }

    private static NewContextOptions desktop() {
        return new NewContextOptions().setViewportSize(1366, 860).setLocale("fr-FR");
    }

    private static NewContextOptions phoneSized() {
        return new NewContextOptions()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true)
                .setLocale("fr-FR");
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(40))
                .until(condition);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
    }
}
