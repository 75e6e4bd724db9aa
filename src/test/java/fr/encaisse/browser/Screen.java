package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

/** What staff find on our pages and in the wizard's forms, by the words they read. */
final class Screen {

    private Screen() {}

    static Locator form(Page page) {
        return page.locator("form.encaisse-form");
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name))
                .first();
    }

    /** @param position as it is shown: "2 / 5" */
    static Locator step(Page page, String position) {
        return page.locator(".e-step-title", new Page.LocatorOptions().setHasText(position));
    }

    /** "+" then "Une facture" on "Accueil"; the first step is ready. */
    static void startInvoice(Page page) {
        page.locator(".e-fab-menu summary").click();
        button(page, "Une facture").click();
        assertThat(step(page, "1 / 5")).isVisible();
        assertThat(form(page).locator("[data-results] li").first()).isVisible();
    }

    static void next(Page page, String position) {
        button(page, "Suivant").click();
        assertThat(step(page, position)).isVisible();
    }

    static void addProduct(Page page, String reference, String quantity) {
        Locator search = form(page).locator(".e-picker [data-search]");
        search.fill(reference);
        assertThat(form(page).locator("[data-results] li").first()).containsText(reference);
        search.press("Enter");
        Locator typed = page.locator("[data-quantity]:focus");
        typed.fill(quantity);
        typed.press("Enter");
    }
}
