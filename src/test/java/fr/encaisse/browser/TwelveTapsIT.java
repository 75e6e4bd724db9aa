package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.encaisse.browser.Screen.button;
import static fr.encaisse.browser.Screen.form;
import static fr.encaisse.browser.Screen.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * How few taps lead from "Accueil" to the code: a known client, two products in one section. Prints what each tap took
 * until the next screen was ready, in a browser that has never been here and in one that has; how long that is decides
 * nothing here.
 */
class TwelveTapsIT {

    @RegisterExtension
    static final Demo demo = Demo.withoutInvoices("taps");

    /** Looked at before each frame: assertThat(locator) looks after 0.1, 0.35, 0.85 and 1.85 s only. */
    private static final String IS_READY = """
            ([elements, count]) => {
              const found = [...document.querySelectorAll(elements)];
              return found.length >= count
                  && found.every((one) => one.checkVisibility() && (one.tagName !== 'IMG' || one.naturalWidth > 0));
            }""";

    private final List<String> taps = new ArrayList<>();

    @Test
    void onAPhone() {
        fromAccueilToTheCode("phone", Demo.phone());
    }

    @Test
    void onADesktop() {
        fromAccueilToTheCode("desktop", Demo.desktop());
    }

    /** The other tests' browsers draw nothing ahead: their "Une facture" is that of Safari and Firefox. */
    @Test
    void tasklistIsDrawnAheadWhileAccueilIsRead(@TempDir Path profile) throws IOException {
        try (PlainChromium chromium = PlainChromium.start(profile)) {
            chromium.run("location = '" + demo.address() + "/login'");
            chromium.until("document.querySelector('[name=username]')");
            chromium.run("document.querySelector('[name=username]').value = 'staff'");
            chromium.run("document.querySelector('[name=password]').value = 'staff'");
            chromium.run("setTimeout(() => document.querySelector('form').requestSubmit())");
            for (String visit : List.of("first", "second", "third")) {
                chromium.until("document.querySelector('.e-fab-menu')");
                chromium.untilAhead("document.querySelector('.tasks-list')");
                System.out.printf("\"Une facture\" drawn ahead, %s visit: %.2f s%n", visit, startInvoice(chromium));
                chromium.until("performance.getEntriesByType('navigation')[0].activationStart > 0");
                chromium.run("location = '" + demo.address() + "/'");
            }
        }
    }

    private static double startInvoice(PlainChromium chromium) {
        chromium.run("document.querySelector('.e-fab-menu summary').click()");
        long before = System.nanoTime();
        chromium.run("document.querySelector('.e-fab-items button').click()");
        chromium.until("document.querySelector('[name=chooseClient] [data-results] li')");
        return (System.nanoTime() - before) / 1e9;
    }

    private void fromAccueilToTheCode(String device, NewContextOptions options) {
        Page page = demo.signIn("staff", options);
        invoice(page);
        print("The first invoice of a browser on a %s".formatted(device));
        page.navigate(demo.address() + "/");
        taps.clear();
        invoice(page); // nobody waits in between, but who works here has opened Tasklist before
        print("From Accueil to the code on a %s".formatted(device));
        assertThat(taps).hasSizeLessThanOrEqualTo(12);
    }

    private void print(String what) {
        System.out.printf("%s:%n%s%n", what, String.join("\n", taps));
    }

    private void invoice(Page page) {
        Locator found = form(page).locator("[data-results] li");
        tap("+", page.locator(".e-fab-menu summary"), ".e-fab-items button");
        tap("Une facture", button(page, "Une facture"), "[name=chooseClient] [data-results] li");
        tap("client", found.first(), "[data-chosen-name]");
        tap("Suivant", button(page, "Suivant"), "[name=describeInvoice]:not([data-loading])");
        tap("Suivant", button(page, "Suivant"), "[name=addProducts]:not([data-loading]) [data-results] li");
        assertThat(step(page, "3 / 5")).isVisible();
        tap("product", found.first(), ".e-line");
        tap("product", found.nth(1), ".e-line", 2);
        tap("quantity", form(page).locator(".e-line [data-quantity]").first(), "[data-quantity]:focus");
        page.keyboard().type("2,5");
        tap("Suivant", button(page, "Suivant"), "[name=agreePaymentTerms]:not([data-loading])");
        tap("Suivant", button(page, "Suivant"), "[name=reviewInvoice] [data-pages] img");
        tap("Générer la facture", button(page, "Générer la facture"), "[name=showQrCode] [data-show]");
        tap("Générer le QR code", button(page, "Générer le QR code"), "[data-full] [data-code-image]");
        assertThat(page.locator("[data-full]")).hasAttribute("data-phase", "LINK_READY");
    }

    private void tap(String what, Locator where, String next) {
        tap(what, where, next, 1);
    }

    /** @param next elements, at least so many of them, all to be seen */
    private void tap(String what, Locator where, String next, int count) {
        long before = System.nanoTime();
        where.click();
        where.page().waitForFunction(IS_READY, List.of(next, count));
        taps.add("%2d  %-20s %.2f s".formatted(taps.size() + 1, what, (System.nanoTime() - before) / 1e9));
    }
}
