package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.encaisse.browser.Screen.addProduct;
import static fr.encaisse.browser.Screen.button;
import static fr.encaisse.browser.Screen.form;
import static fr.encaisse.browser.Screen.next;
import static fr.encaisse.browser.Screen.startInvoice;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** axe-core finds nothing serious on our pages nor inside the forms, on a desktop and on a phone. */
@ExtendWith(SoftAssertionsExtension.class)
class AccessibleIT {

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
                "/company/logo",
                "/company/accounts/new",
                "/company/texts",
                "/company/vat",
                "/imports",
                "/closings",
                "/readiness",
                "/unknown")) {
            page.navigate(demo.address() + address);
            check(page, address, "body");
        }
        open(page, "Pharmacie Croix-Rousse");
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

    /** One invoice from its code to its receipt, and where other ways end; each state in both sizes. */
    @Test
    void thePageOfTheCustomer() throws Exception {
        Page staff = demo.signIn("manager", Demo.desktop());
        writeInvoice(staff, "Du code au reçu", "PE-MUR", "3");
        open(staff, "Du code au reçu");
        CustomerPhone customer = new CustomerPhone(demo, code(staff));
        customer.look("À payer");
        check(customer, "to pay");
        customer.part("1");
        assertThat(customer.page.locator(".wrong")).isVisible();
        check(customer, "a part typed wrong");
        customer.press();
        customer.look("À payer");
        check(customer, "somebody is choosing a bank");
        customer.look("status=success", "nous vérifions");
        check(customer, "back from the bank");
        untilARefusal(customer);
        untilThePayerLeaves(customer);
        untilTheReceipt(customer);
        staff.goBack();
        button(staff, "Révoquer le QR code").click();
        check(staff, "revoke?", "dialog");
        staff.locator("dialog button[type=submit]").click();
        assertThat(staff.locator("[role=status]").first()).isVisible();
        customer.page.reload();
        assertThat(customer.page.locator("h1")).containsText("plus valable");
        check(customer, "revoked");
    }

    private void untilARefusal(CustomerPhone customer) {
        customer.look("À payer");
        customer.press();
        String attempt = customer.chooseBank();
        customer.await("Un paiement est en cours");
        check(customer, "at the bank");
        demo.control("requests/" + attempt + "/reject", Map.of("reason", "AC06"));
        assertThat(customer.page.locator("h1")).containsText("refusé le paiement");
        assertThat(customer.page.locator("[data-said]")).containsText("refusé le paiement");
        check(customer, "refused, told without a reload");
    }

    private void untilThePayerLeaves(CustomerPhone customer) {
        customer.press();
        customer.chooseBank();
        customer.confirm("id-rjct-noas");
        customer.await("pas allé jusqu’au bout");
        check(customer, "left at the bank");
    }

    private void untilTheReceipt(CustomerPhone customer) {
        customer.part("20");
        customer.chooseBank();
        customer.confirm("id-acsc");
        customer.await("À payer");
        assertThat(customer.page.getByText("Déjà reçu")).isVisible();
        check(customer, "paid in part");
        customer.press();
        String attempt = customer.chooseBank();
        customer.confirm("id-pdng");
        customer.await("en route");
        check(customer, "announced");
        demo.control("requests/" + attempt + "/settle", Map.of());
        assertThat(customer.page.locator("h1")).containsText("Payée");
        assertThat(customer.page.locator(".movements li")).hasCount(2);
        check(customer, "paid in two parts");
    }

    @Test
    void thePageOfTheCustomerWhereOnlyAnOrdinaryTransferHelps() throws Exception {
        Page staff = demo.signIn("staff", Demo.desktop());
        writeInvoice(staff, "Sans banque", "PE-MUR", "3");
        open(staff, "Sans banque");
        CustomerPhone customer = new CustomerPhone(demo, code(staff));
        customer.look("À payer");
        demo.control("faults", Map.of("down", true));
        try {
            customer.press();
            assertThat(customer.page.locator(".trouble")).isVisible();
            check(customer, "Bridge is down");
        } finally {
            demo.control("faults", Map.of("down", false));
        }
        writeInvoice(staff, "Plus qu’un virement", "FO-PAC", "900");
        button(staff, "Générer le QR code").click();
        assertThat(staff.locator("[data-full]")).isVisible();
        CustomerPhone rich = new CustomerPhone(demo, read(staff));
        rich.look("À payer");
        assertThat(rich.page.locator(".trouble")).containsText("35");
        rich.page.getByText("Payer une partie").click();
        check(rich, "more than one transfer may carry");
    }

    /** @param words that one invoice alone is found by */
    private static void open(Page page, String words) {
        page.navigate(demo.address() + "/documents?q=" + words);
        page.locator("a.e-whole-row").first().click();
    }

    private static URI code(Page staff) throws Exception {
        staff.getByText("Afficher le QR code").click();
        assertThat(staff.locator("[data-full]")).hasAttribute("data-phase", "LINK_READY");
        return read(staff);
    }

    private static URI read(Page staff) {
        assertThat(staff.locator("[data-code-image]")).isVisible();
        return QrReader.read(staff);
    }

    private static void writeInvoice(Page page, String title, String product, String quantity) {
        page.navigate(demo.address() + "/");
        startInvoice(page);
        form(page).locator("[data-results] li").first().click();
        next(page, "2 / 5");
        page.getByLabel("Nom de la facture").fill(title);
        next(page, "3 / 5");
        addProduct(page, product, quantity);
        next(page, "4 / 5");
        next(page, "5 / 5");
        assertThat(form(page).locator("[data-pages] img").first()).isVisible();
        button(page, "Générer la facture").click();
        assertThat(button(page, "Générer le QR code")).isVisible();
    }

    private void check(CustomerPhone customer, String where) {
        check(customer.page, where + " on a phone", "body");
        customer.page.setViewportSize(1366, 860);
        check(customer.page, where, "body");
        demo.shot(customer.page, "customer-" + where.replaceAll("\\W+", "-"));
        customer.page.setViewportSize(390, 844);
    }

    private static NewContextOptions device(String name) {
        return name.equals("phone") ? Demo.phone() : Demo.desktop();
    }

    private void check(Page page, String where) {
        check(page, where, "form.encaisse-form");
    }

    private void check(Page page, String where, String part) {
        softly.assertThat(Axe.serious(page, part)).as(where).isEmpty();
    }
}
