package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.encaisse.browser.Screen.button;
import static fr.encaisse.browser.Screen.form;
import static fr.encaisse.browser.Screen.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How few taps lead from "Accueil" to the code: a known client, two products in one section. Prints what each tap took
 * until the next screen was ready; how long that is decides nothing here.
 */
class TwelveTapsIT {

    @RegisterExtension
    static final Demo demo = new Demo("taps");

    private final List<String> taps = new ArrayList<>();

    @Test
    void onAPhone() {
        fromAccueilToTheCode("phone", Demo.phone());
    }

    @Test
    void onADesktop() {
        fromAccueilToTheCode("desktop", Demo.desktop());
    }

    private void fromAccueilToTheCode(String device, NewContextOptions options) {
        Page page = demo.signIn("staff", options);
        invoice(page); // whoever works here has opened Tasklist before
        page.navigate(demo.address() + "/");
        taps.clear();

        invoice(page);

        System.out.printf("From Accueil to the code on a %s:%n%s%n", device, String.join("\n", taps));
        assertThat(taps).hasSizeLessThanOrEqualTo(12);
    }

    private void invoice(Page page) {
        Locator found = form(page).locator("[data-results] li");
        Locator lines = form(page).locator(".e-line");
        tap("+", page.locator(".e-fab-menu summary"), button(page, "Une facture"));
        tap("Une facture", button(page, "Une facture"), found.first());
        tap("client", found.first(), form(page).locator("[data-chosen-name]"));
        tap("Suivant", button(page, "Suivant"), ready(page, "2 / 5"));
        tap("Suivant", button(page, "Suivant"), found.first());
        assertThat(step(page, "3 / 5")).isVisible();
        tap("product", found.first(), lines.first());
        tap("product", found.nth(1), lines.nth(1));
        tap("quantity", lines.first().locator("[data-quantity]"), page.locator("[data-quantity]:focus"));
        page.keyboard().type("2,5");
        tap("Suivant", button(page, "Suivant"), ready(page, "4 / 5"));
        tap(
                "Suivant",
                button(page, "Suivant"),
                form(page).locator("[data-pages] img").first());
        tap("Générer la facture", button(page, "Générer la facture"), button(page, "Générer le QR code"));
        Locator screen = page.locator("[data-full]");
        tap("Générer le QR code", button(page, "Générer le QR code"), screen.locator("[data-code-image]"));
        assertThat(screen).hasAttribute("data-phase", "LINK_READY");
    }

    private static Locator ready(Page page, String position) {
        return page.locator("form.encaisse-form:not([data-loading])")
                .filter(new Locator.FilterOptions().setHas(step(page, position)));
    }

    private void tap(String what, Locator where, Locator next) {
        long before = System.nanoTime();
        where.click();
        assertThat(next).isVisible();
        taps.add("%2d  %-20s %.2f s".formatted(taps.size() + 1, what, (System.nanoTime() - before) / 1e9));
    }
}
