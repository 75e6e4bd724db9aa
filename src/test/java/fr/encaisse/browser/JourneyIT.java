package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.encaisse.browser.Screen.addProduct;
import static fr.encaisse.browser.Screen.button;
import static fr.encaisse.browser.Screen.form;
import static fr.encaisse.browser.Screen.link;
import static fr.encaisse.browser.Screen.next;
import static fr.encaisse.browser.Screen.startInvoice;
import static fr.encaisse.browser.Screen.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The journey as people take it, from S1 (sign in) to S15 (show the code of an invoice that exists already): the packaged
 * jar with the demo's data, the real Tasklist in a real browser, and a phone beside it that scans the code from the
 * screen's pixels.
 */
class JourneyIT {

    @RegisterExtension
    static final Demo demo = new Demo("journey");

    @Test
    void fromUneFactureToPayeeThroughAScannedCode() throws Exception {
        Page page = demo.signIn("staff", Demo.desktop());
        String client = "Menuiserie " + UUID.randomUUID().toString().substring(0, 8);

        // S2: "+" then "Une facture" opens the first step
        startInvoice(page);
        demo.shot(page, "1-client");

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
        demo.shot(page, "2-description");
        button(page, "Précédent").click();
        assertThat(step(page, "1 / 5")).isVisible();
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
        demo.shot(page, "3-products");

        // S9
        next(page, "4 / 5");
        page.getByLabel("45 jours fin de mois").check();
        demo.shot(page, "4-terms");

        // S10: what is shown is what will be printed
        next(page, "5 / 5");
        assertThat(form(page).locator("[data-pages] img").first()).isVisible();
        demo.shot(page, "5-review");
        button(page, "Générer la facture").click();

        // S11: the code fills the screen
        button(page, "Générer le QR code").click();
        Locator full = page.locator("[data-full]");
        assertThat(full).isVisible();
        assertThat(full).hasAttribute("data-phase", "LINK_READY");
        demo.shot(page, "6-code");
        URI code = QrReader.read(page);
        assertThat(code.toString()).startsWith(demo.address() + "/p/");

        // S12: one mail per press
        full.locator("[data-recipient]").fill("compta@menuiserie.example");
        full.locator("[data-send]").click();
        assertThat(full.locator("[data-mails]")).containsText("compta@menuiserie.example");

        // S13: the phone scans, lands on the bank list, logs in and confirms
        Page customer = demo.open(Demo.phone());
        customer.navigate(code.toString());
        assertThat(customer.getByTestId("bank-574")).isVisible();
        demo.shot(customer, "7-banks");
        pay(customer, "id-acsc");

        long confirmed = System.nanoTime();
        assertThat(full.locator(".e-paid-word")).isVisible();
        System.out.printf(
                "Payée on the screen %.1f s after the bank's confirmation%n", (System.nanoTime() - confirmed) / 1e9);
        demo.shot(page, "8-paid");
        customer.navigate(code.toString());
        demo.shot(customer, "9-receipt");
        assertThat(customer.getByText("payée", new Page.GetByTextOptions().setExact(false))
                        .first())
                .isVisible();

        page.navigate(demo.address() + "/demo/mails");
        assertThat(page.getByText("compta@menuiserie.example").first()).isVisible();
        demo.shot(page, "10-mails");
    }

    @Test
    void anInvoiceThatExistsIsFoundShownAndPaidAfterARefusal() throws Exception {
        Page page = demo.signIn("staff", Demo.phone());

        // S14: find it
        page.navigate(demo.address() + "/documents");
        demo.shot(page, "20-documents");
        page.getByRole(AriaRole.SEARCHBOX).fill("pharmacie");
        page.getByRole(AriaRole.SEARCHBOX).press("Enter");
        link(page, "Pharmacie Croix-Rousse Plateau").click();
        demo.shot(page, "21-document");

        // S15: show it
        page.getByText("Afficher le QR code").click();
        Locator full = page.locator("[data-full]");
        assertThat(full).hasAttribute("data-phase", "LINK_READY");
        demo.shot(page, "22-code");
        URI code = QrReader.read(page);

        Page customer = demo.open(Demo.phone());
        customer.navigate(code.toString());
        pay(customer, "id-rjct-am18");
        assertThat(full).hasAttribute("data-phase", "REFUSED");
        demo.shot(page, "23-refused");

        customer.navigate(code.toString());
        pay(customer, "id-acsc");
        assertThat(full).hasAttribute("data-phase", "PAID");
        demo.shot(page, "24-paid");
    }

    @Test
    void aScanWhenNobodyShowsTheCodeLeadsToAPageThatCreatesNothingUntilAsked() throws Exception {
        Page page = demo.signIn("staff", Demo.desktop());
        page.navigate(demo.address() + "/documents?q=Zoë");
        link(page, "Zoë Nuñez-Lefranc").click();
        page.getByText("Afficher le QR code").click();
        assertThat(page.locator("[data-full]")).hasAttribute("data-phase", "LINK_READY");
        URI code = QrReader.read(page);
        page.close();

        Page customer = demo.open(Demo.phone());
        await(() -> {
            customer.navigate(code.toString());
            return customer.getByText("Payer par virement bancaire").isVisible();
        });
        demo.shot(customer, "30-to-pay");
        customer.getByText("Payer par virement bancaire").click();
        assertThat(customer.getByTestId("bank-574")).isVisible();

        customer.navigate(code.resolve("/p/unknown").toString());
        demo.shot(customer, "31-unknown");
        assertThat(customer.getByText("émetteur").first()).isVisible();
    }

    @Test
    void oneSignInOpensCockpitForManagersAndNotForStaff() {
        Page manager = demo.signIn("manager", Demo.desktop());
        manager.navigate(demo.address() + "/camunda/app/cockpit/default/#/processes");
        manager.getByText("Facture", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(manager.locator("[data-element-id=UserTask_ShowQrCode]").first())
                .isVisible();
        assertThat(manager.locator(".instance-count").first()).isVisible();
        demo.shot(manager, "40-cockpit");

        Page staff = demo.signIn("staff", Demo.desktop());
        assertThat(staff.navigate(demo.address() + "/camunda/app/cockpit/default/")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onAPhoneAKnownClientIsInvoicedWithFewTaps() throws Exception {
        Page page = demo.signIn("staff", Demo.phone());
        startInvoice(page);
        form(page).locator("[data-results] li").first().click();
        demo.shot(page, "50-client");
        next(page, "2 / 5");
        next(page, "3 / 5");
        assertThat(form(page).locator("[data-results] li").first()).isVisible();
        demo.shot(page, "51-products");
        form(page).locator("[data-results] li").first().click();
        form(page).locator("[data-results] li").nth(1).click();
        form(page).locator("[data-quantity]").first().fill("2");
        next(page, "4 / 5");
        next(page, "5 / 5");
        demo.shot(page, "52-review");
        button(page, "Générer la facture").click();
        button(page, "Générer le QR code").click();
        assertThat(page.locator("[data-full]")).hasAttribute("data-phase", "LINK_READY");
        demo.shot(page, "53-code");
        QrReader.read(page);
    }

    private static void pay(Page customer, String login) {
        customer.getByTestId("bank-574").click();
        customer.getByTestId("login").fill(login);
        customer.getByTestId("password").fill("motdepasse");
        customer.getByTestId("continue").click();
        customer.getByTestId("account-2").click();
        customer.getByTestId("confirm").click();
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(2))
                .until(condition);
    }
}
