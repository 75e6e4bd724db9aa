package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.encaisse.browser.Screen.addProduct;
import static fr.encaisse.browser.Screen.button;
import static fr.encaisse.browser.Screen.form;
import static fr.encaisse.browser.Screen.link;
import static fr.encaisse.browser.Screen.next;
import static fr.encaisse.browser.Screen.startInvoice;
import static fr.encaisse.browser.Screen.step;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the wizard flows: two people, two devices, leaving and coming back, and what Tasklist shows of it all. */
class FlowIT {

    @RegisterExtension
    static final Demo demo = new Demo("flow");

    @Test
    void aColleagueTakesADraftOverAndNothingTypedIsLost() {
        Page camille = describing(demo.signIn("staff", Demo.desktop()), "Salon de Camille");

        Page dominique = demo.signIn("manager", Demo.phone());
        dominique.navigate(demo.address() + "/documents?q=Salon de Camille");
        assertThat(dominique.getByText("Par Camille Martin")).isVisible();
        dominique.locator("a.e-whole-row").first().click();
        assertThat(dominique.getByText(Pattern.compile("Suivi par Camille Martin, modifié (à|le) ")))
                .isVisible();
        demo.shot(dominique, "flow-draft-of-a-colleague");
        button(dominique, "Reprendre ce brouillon").click();
        assertThat(dominique.locator("dialog[open]")).containsText("Reprendre le brouillon de Camille Martin");
        demo.shot(dominique, "flow-asked-first");
        button(dominique, "Annuler").click();
        assertThat(dominique.locator("dialog[open]")).hasCount(0);
        button(dominique, "Reprendre ce brouillon").click();
        dominique.locator("dialog[open] button[type=submit]").click();
        assertThat(field(dominique, "title")).hasValue("Salon de Camille");

        field(camille, "description").fill("Tapé trop tard");
        Locator notice = form(camille).locator(".e-notice");
        assertThat(notice).containsText(Pattern.compile("Dominique Bernard a repris ce brouillon (à|le) "));
        assertThat(notice).containsText("Ce que vous aviez tapé depuis est gardé ici");
        assertThat(field(camille, "description")).hasValue("Tapé trop tard");
        demo.shot(camille, "flow-taken-over");

        field(dominique, "title").fill("Salon de Dominique");
        assertThat(form(dominique).locator("[data-saved-note]")).hasText("Brouillon enregistré");

        button(camille, "Le reprendre").click();
        button(camille, "Voir la dernière version").click();
        assertThat(button(camille, "Remettre ma saisie")).isVisible();
        assertThat(field(camille, "title")).hasValue("Salon de Dominique");
        assertThat(form(dominique).locator(".e-notice")).containsText("Camille Martin a repris ce brouillon");
        button(camille, "Remettre ma saisie").click();
        assertThat(field(camille, "description")).hasValue("Tapé trop tard");
        assertThat(form(camille).locator(".e-notice")).hasCount(0);
    }

    @Test
    void theSamePersonOnTwoDevicesChoosesWhichVersionStays() {
        Page desk = describing(demo.signIn("staff", Demo.desktop()), "Version du bureau");
        Page phone = demo.signIn("staff", Demo.phone());
        phone.navigate(desk.url());
        assertThat(field(phone, "title")).hasValue("Version du bureau");

        field(phone, "title").fill("Version du téléphone");
        assertThat(form(phone).locator("[data-saved-note]")).hasText("Brouillon enregistré");
        field(desk, "description").fill("Écrit au bureau");
        assertThat(button(desk, "Garder la mienne")).isVisible();
        demo.shot(desk, "flow-two-devices");
        button(desk, "Garder la mienne").click();
        assertThat(form(desk).locator("[data-saved-note]")).hasText("Brouillon enregistré");

        button(phone, "Voir la dernière version").click();
        assertThat(field(phone, "description")).hasValue("Écrit au bureau");
        assertThat(field(phone, "title")).hasValue("Version du bureau");
    }

    @Test
    void closingTheBrowserAndComingBackOnAnotherDeviceFindsTheDraftWhereItWas() {
        Page desk = describing(demo.signIn("staff", Demo.desktop()), "Retrouvée ailleurs");
        next(desk, "3 / 5");
        addProduct(desk, "PE-MUR", "12,5");
        assertThat(form(desk).locator("[data-saved-note]")).hasText("Brouillon enregistré");
        desk.context().close();

        Page phone = demo.signIn("staff", Demo.phone());
        phone.getByText("Retrouvée ailleurs").first().click();
        assertThat(step(phone, "3 / 5")).isAttached();
        assertThat(form(phone).locator("[data-quantity]").first()).hasValue("12,5");
        demo.shot(phone, "flow-found-again");
    }

    @Test
    void stepsAreWalkedAndAbandonedWithoutLosingWhatIsHalfTyped() {
        Page page = describing(demo.signIn("staff", Demo.desktop()), "À moitié");
        next(page, "3 / 5");
        addProduct(page, "PE-MUR", "beaucoup");
        button(page, "Précédent").click();
        ready(page, "2 / 5");
        field(page, "title").fill("");
        form(page).locator("[data-go=CHOOSE_CLIENT]").click();
        ready(page, "1 / 5");
        form(page).locator("[data-go=REVIEW_INVOICE]").click();
        assertThat(step(page, "2 / 5")).isVisible();
        assertThat(form(page).getByText("Ce champ est à remplir").first()).isVisible();
        field(page, "title").fill("De nouveau là");
        next(page, "3 / 5");
        assertThat(form(page).locator("[data-quantity]").first()).hasValue("beaucoup");

        button(page, "Abandonner").click();
        assertThat(page.locator("dialog[open]")).containsText("Abandonner cette facture");
        button(page, "Continuer la facture").click();
        assertThat(step(page, "3 / 5")).isVisible();
        button(page, "Abandonner").click();
        page.locator("dialog[open] [data-leave]").click();
        page.waitForURL(demo.address() + "/");
        assertThat(page.getByText("De nouveau là")).hasCount(0);
    }

    @Test
    void typingStartsWhereTheFocusStandsButNoKeyboardJumpsUpOnAPhone() {
        Page desk = demo.signIn("staff", Demo.desktop());
        startInvoice(desk);
        assertThat(form(desk).locator("#encaisse-client-search")).isFocused();
        Page phone = demo.signIn("staff", Demo.phone());
        startInvoice(phone);
        assertThat(form(phone).locator(".e-step-title")).isFocused();
    }

    @Test
    void whileTheDocumentIsMadeStaffReadWhatHappensAndTheFormGoesOnByItself() {
        Page page = describing(demo.signIn("staff", Demo.desktop()), "Longue à produire");
        next(page, "3 / 5");
        addProduct(page, "PE-MUR", "2");
        next(page, "4 / 5");
        next(page, "5 / 5");
        String stuck =
                "{\"task\":null,\"progress\":{\"words\":\"Tous les essais ont échoué : à relancer par Dominique\"}}";
        page.route(
                "**/api/invoices/*/task",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(stuck)));
        button(page, "Générer la facture").click();
        assertThat(form(page).getByText("à relancer par Dominique")).isVisible();
        assertThat(form(page).getByText("La facture est émise et rien n’est perdu"))
                .isVisible();
        demo.shot(page, "flow-document-stuck");
        page.unroute("**/api/invoices/*/task");
        assertThat(button(page, "Générer le QR code")).isVisible();
    }

    @Test
    void whatIsToBePressedStaysInItsPlaceWhenThePagesCome() {
        Page page = describing(demo.signIn("staff", Demo.desktop()), "Pressée");
        next(page, "3 / 5");
        addProduct(page, "PE-MUR", "2");
        next(page, "4 / 5");
        List<Route> held = new ArrayList<>();
        page.route("**/api/tasks/*/pages", held::add);
        button(page, "Suivant").click();
        ready(page, "5 / 5");
        double before = button(page, "Générer la facture").boundingBox().y;
        page.waitForCondition(() -> !held.isEmpty());
        held.get(0).resume();
        assertThat(form(page).locator("[data-pages] img").first()).isVisible();
        assertEquals(before, button(page, "Générer la facture").boundingBox().y);
    }

    @Test
    void theListTellsClientTitleAmountAndWhatIsToBeDone() {
        Page page = describing(demo.signIn("staff", Demo.phone()), "Une carte lisible");
        Locator card = card(page, "Une carte lisible");
        assertThat(card.locator(".encaisse-card-client")).hasText(Pattern.compile("\\S+"));
        assertThat(card).containsText("Décrire la facture");
        demo.shot(page, "flow-list-phone");

        page.locator(".task-filter a", new Page.LocatorOptions().setHasText("À relancer"))
                .click();
        Locator late = page.locator(".encaisse-card.encaisse-late").first();
        assertThat(late.locator(".encaisse-card-due")).containsText("Échue le");
        assertThat(late.locator(".encaisse-card-gross")).containsText("€");
        demo.shot(page, "flow-to-chase-phone");
        late.click();
        assertThat(form(page)).isVisible();
        assertThat(page.locator(".tasks-list").first()).isHidden();
        demo.shot(page, "flow-chase-phone");
        link(page, "Liste").click();
        assertThat(late).isVisible();
    }

    private static Page describing(Page page, String title) {
        startInvoice(page);
        form(page).locator("[data-results] li").first().click();
        next(page, "2 / 5");
        field(page, "title").fill(title);
        assertThat(form(page).locator("[data-saved-note]")).hasText("Brouillon enregistré");
        return page;
    }

    /** A form's buttons work when what stands in it has come. */
    private static void ready(Page page, String position) {
        assertThat(step(page, position)).isVisible();
        assertThat(page.locator("form.encaisse-form:not([data-loading])")).isVisible();
    }

    private static Locator card(Page page, String title) {
        link(page, "Liste").click();
        Locator card = page.locator("li.task", new Page.LocatorOptions().setHasText(title));
        assertThat(card).isVisible();
        return card;
    }

    private static Locator field(Page page, String name) {
        return form(page).locator("[name=" + name + "]");
    }
}
