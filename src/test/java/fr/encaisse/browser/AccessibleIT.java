package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.encaisse.browser.Screen.addProduct;
import static fr.encaisse.browser.Screen.button;
import static fr.encaisse.browser.Screen.form;
import static fr.encaisse.browser.Screen.next;
import static fr.encaisse.browser.Screen.startInvoice;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** axe-core finds nothing serious on our pages nor inside the forms, on a desktop and on a phone. */
@ExtendWith(SoftAssertionsExtension.class)
class AccessibleIT {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @RegisterExtension
    static final Demo demo = new Demo("accessible");

    @InjectSoftAssertions
    private SoftAssertions softly;

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void ourPages(String device) {
        Page page = demo.open(device(device));
        page.navigate(demo.address() + "/login");
        check(page, "sign in", "body");
        page = demo.signIn("manager", device(device));
        for (String address : List.of(
                "/",
                "/documents",
                "/documents?state=DRAFT",
                "/documents?q=introuvable",
                "/manage",
                "/clients",
                "/clients/new",
                "/catalogue",
                "/catalogue/new",
                "/company",
                "/company/edit",
                "/company/accounts/new",
                "/imports",
                "/unknown")) {
            page.navigate(demo.address() + address);
            check(page, address, "body");
        }
        page.navigate(demo.address() + "/documents?state=OPEN");
        page.locator(".e-invoices tbody a").first().click();
        assertThat(page.getByText("Afficher le QR code")).isVisible();
        check(page, "document", "body");
        page.getByText("Afficher le QR code").click();
        assertThat(page.locator("[data-full]")).hasAttribute("data-phase", "LINK_READY");
        check(page, "code", "body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void theFormsOfTheWizard(String device) {
        Page page = demo.signIn("staff", device(device));
        startInvoice(page);
        check(page, "client");
        button(page, "Ajouter un nouveau client").click();
        button(page, "Ajouter ce client").click();
        assertThat(form(page).locator(".e-error").first()).isVisible();
        check(page, "new client with errors");
        page.keyboard().press("Escape");
        page.reload();
        form(page).locator("[data-results] li").first().click();
        check(page, "client chosen");
        next(page, "2 / 5");
        check(page, "description");
        next(page, "3 / 5");
        addProduct(page, "PE-MUR", "abc");
        button(page, "Suivant").click();
        assertThat(form(page).locator(".e-error").first()).isVisible();
        check(page, "products with an error");
        form(page).locator("[data-quantity]").first().fill("3");
        next(page, "4 / 5");
        check(page, "payment terms");
        next(page, "5 / 5");
        assertThat(form(page).locator("[data-pages] img").first()).isVisible();
        check(page, "review");
        button(page, "Générer la facture").click();
        assertThat(button(page, "Générer le QR code")).isVisible();
        check(page, "before the code");
        button(page, "Générer le QR code").click();
        assertThat(page.locator("[data-full]")).hasAttribute("data-phase", "LINK_READY");
        check(page, "code");
    }

    private static NewContextOptions device(String name) {
        return name.equals("phone") ? Demo.phone() : Demo.desktop();
    }

    private void check(Page page, String where) {
        check(page, where, "form.encaisse-form");
    }

    private void check(Page page, String where, String part) {
        List<String> found = new AxeBuilder(page)
                .include(List.of(part)).analyze().getViolations().stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .map(AccessibleIT::inWords)
                        .toList();
        softly.assertThat(found).as(where).isEmpty();
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
