package fr.encaisse.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import fr.encaisse.EncaisseTest;
import fr.encaisse.browser.Chromium;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Signing in once, in a real browser, as staff and managers do. */
@EncaisseTest
class OneSignInIT {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";
    /** Ours, not Camunda's own form at {@code #/login}, which the page passes on its way here. */
    private static final Pattern SIGN_IN_PAGE = Pattern.compile("^http://[^/]+/login(\\?.*)?(#.*)?$");

    private static Chromium chromium;

    @LocalServerPort
    int port;

    private Page page;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void freshVisitor() {
        BrowserContext context = chromium.browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setLocale("fr-FR"));
        context.setDefaultTimeout(60_000);
        page = context.newPage();
    }

    @Test
    void theSignInPageLeadsToTasklistInFrenchAndInOurColours() {
        signIn("staff", TASKLIST);

        assertThat(page).hasTitle("Encaisse Tâches");
        assertThat(page.getByText("Camille Martin").first()).isVisible();
        assertThat(page.getByText("Mes tâches")).isVisible();
        assertThat(page.getByText("Une facture")).isVisible();
        assertThat(page.getByText("Accueil")).isVisible();
        assertThat(page.getByText("Démarrer un processus")).isHidden();
        assertThat(page.getByText("Créer une tâche")).isHidden();
        assertThat(page.locator(".ce-eol-banner")).isHidden();
    }

    @Test
    void aManagerGoesOnToCockpitAndSigningOutThereSignsOutOfTasklist() {
        signIn("manager", TASKLIST);
        assertThat(page.getByText("Mes tâches")).isVisible();

        page.navigate(address(COCKPIT));
        assertThat(page).hasTitle(Pattern.compile("Encaisse Cockpit.*"));
        page.getByText("Dominique Bernard").click();
        page.locator(".account .logout a").click();
        page.waitForURL(SIGN_IN_PAGE);

        page.navigate(address(TASKLIST));
        assertThat(page).hasURL(SIGN_IN_PAGE);
    }

    @Test
    void anExpiredSessionLeadsToTheSignInPageAndBack() {
        signIn("staff", TASKLIST);
        assertThat(page.getByText("Mes tâches")).isVisible();

        page.context().clearCookies();
        page.getByText("À relancer").click();
        page.waitForURL(SIGN_IN_PAGE);
        fillIn("staff");
        assertThat(page.getByText("Mes tâches")).isVisible();
    }

    @Test
    void onAPhoneANewInvoiceFillsTheScreenAndTheListIsOneTapAway() {
        page.setViewportSize(390, 844);
        signIn("staff", TASKLIST);
        page.getByText("Une facture").click();

        assertThat(page.locator(".encaisse-form")).isVisible();
        assertThat(page.getByText("À relancer")).isHidden();
        assertThat(page.locator(".form-actions")).isHidden();
        org.assertj.core.api.Assertions.assertThat(
                        page.locator(".encaisse-form").boundingBox().y)
                .as("where the form begins, in pixels")
                .isLessThan(80);

        page.locator(".encaisse-back a").click();
        assertThat(page.getByText("À relancer")).isVisible();
        assertThat(page.locator(".encaisse-form")).isHidden();
    }

    private void signIn(String login, String path) {
        page.navigate(address(path));
        fillIn(login);
    }

    private void fillIn(String login) {
        page.getByLabel("Identifiant").fill(login);
        page.getByLabel("Mot de passe").fill(login);
        page.getByText("Commencer maintenant").click();
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
