package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.encaisse.browser.Screen.button;
import static fr.encaisse.browser.Screen.form;
import static fr.encaisse.browser.Screen.link;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.encaisse.document.InvoiceXml;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** "Avoir": staff prepare it, a manager approves it, and the customer owes less, in the end nothing. */
class CreditNoteIT {

    /** Owes 2 743,84 € with 10 % of VAT; the first of its lines is 38 m² at 19,60 €. */
    private static final String CLIENT = "Hôtel des Brotteaux";

    @RegisterExtension
    static final Demo demo = new Demo("credit-notes");

    private Page staff;
    private Page manager;
    private CustomerPhone customer;
    private String invoice;

    @Test
    void aPartIsCreditedThenAllTheRestAndTheInvoiceIsCancelled() throws Exception {
        staff = demo.signIn("staff", Demo.desktop());
        manager = demo.signIn("manager", Demo.desktop());
        staff.navigate(demo.address() + "/documents?q=" + CLIENT);
        link(staff, CLIENT).click();
        assertThat(staff.locator("h1")).containsText("Facture F-");
        invoice = staff.url();
        String number = staff.locator("h1").textContent().replaceAll(".*(F-\\d{4}-\\d+).*", "$1");
        customer = scan();
        String firstLink = payAt("2 743,84 €");

        prepare(
                "Des lignes",
                () -> form(staff)
                        .getByLabel("Quantité à créditer : Pose de papier peint intissé")
                        .first()
                        .fill("10"));
        reads(form(staff).locator("[data-totals]"), "196,00 €", "19,60 €", "215,60 €", "2 528,24 €");
        submit();
        approve();
        reads(credits(manager), "AV-", "Trop facturé", "approuvé par Dominique Bernard", "−215,60 €");
        assertThat(payment(manager)).containsText(words("2 528,24 €"));
        assertNames(number, "215,60 €");
        assertDead(firstLink);
        String secondLink = payAt("2 528,24 €");
        assertThat(customer.page.locator("body")).containsText("Bridge");

        prepare(
                "Un montant TTC",
                () -> staff.getByLabel("Montant TTC à créditer").fill("2 528,24"));
        reads(form(staff).locator("[data-totals]"), "2 298,40 €", "229,84 €", "2 528,24 €", "0,00 €");
        submit();
        approve();
        assertThat(manager.locator(".e-title-row .e-state")).hasText("Annulée");
        reads(payment(manager), "−2 743,84 €", "Reste dû 0,00 €");
        assertThat(button(manager, "Faire un avoir")).hasCount(0);
        assertThat(manager.getByText("Afficher le QR code")).hasCount(0);
        assertNames(number, "2 528,24 €");
        assertDead(secondLink);
        customer.look("Rien à payer");
        demo.shot(customer.page, "credit-note-customer-cancelled");
        assertThat(Axe.serious(customer.page, "body")).isEmpty();
    }

    /** From the screen of staff, who then leave it: from now on a scan leads to the invoice's page. */
    private CustomerPhone scan() throws Exception {
        staff.getByText("Afficher le QR code").click();
        assertThat(staff.locator("[data-full]")).hasAttribute("data-phase", "LINK_READY");
        CustomerPhone phone = new CustomerPhone(demo, QrReader.read(staff));
        staff.navigate(invoice);
        return phone;
    }

    /** The customer reads the amount and goes on to Bridge. @return the payment link's address */
    private String payAt(String amount) {
        customer.look("À payer");
        assertThat(customer.page.locator(".amount")).hasText(words(amount));
        demo.shot(customer.page, "credit-note-customer-" + amount.replaceAll("\\D", ""));
        customer.press();
        assertThat(customer.page.getByTestId(CustomerPhone.BANK)).isVisible();
        assertThat(customer.page.locator("body")).containsText(words(amount));
        return customer.page.url();
    }

    private void assertDead(String paymentLink) {
        customer.page.navigate(paymentLink);
        assertThat(customer.page.getByText("Ce lien de paiement a été annulé")).isVisible();
        assertThat(customer.page.getByTestId(CustomerPhone.BANK)).hasCount(0);
    }

    private void prepare(String what, Runnable howMuch) {
        staff.navigate(invoice);
        button(staff, "Faire un avoir").click();
        staff.getByLabel(what, new Page.GetByLabelOptions().setExact(true)).check();
        howMuch.run();
        staff.getByLabel("Motif").fill("Trop facturé");
    }

    private void submit() {
        demo.shot(staff, "credit-note-chosen");
        button(staff, "Suivant").click();
        drawn(staff);
        demo.shot(staff, "credit-note-review");
        button(staff, "Demander l’accord").click();
        reads(credits(staff), "Un avoir préparé par Camille Martin attend l’accord d’un responsable.");
        assertThat(link(staff, "Approuver ou refuser")).hasCount(0);
    }

    /** From the list of what waits for managers. */
    private void approve() {
        manager.navigate(demo.address() + "/camunda/app/tasklist/default/");
        manager.locator(".task-filter a", new Page.LocatorOptions().setHasText("approuver"))
                .click();
        manager.locator("li.task", new Page.LocatorOptions().setHasText(CLIENT)).click();
        drawn(manager);
        reads(form(manager), "Approuver l’avoir ?", "Préparé par", "Camille Martin", "Trop facturé");
        demo.shot(manager, "credit-note-approval");
        button(manager, "Approuver et émettre").click();
        manager.waitForURL(Pattern.compile("/documents/.+#credit-notes"));
        demo.shot(manager, "credit-note-issued");
    }

    /** The first page as it will be printed. */
    private static void drawn(Page page) {
        Locator image = form(page).locator("[data-pages] img").first();
        assertThat(image).isVisible();
        page.waitForFunction("image => image.naturalWidth > 100", image.elementHandle());
    }

    /** The newest credit note's document says which invoice it takes back, to people and to machines. */
    private void assertNames(String number, String amount) throws Exception {
        IssuedPdf document = IssuedPdf.behind(
                credits(manager)
                        .locator("a", new Locator.LocatorOptions().setHasText("Ouvrir le PDF"))
                        .last(),
                demo.address());
        assertThat(document.text()).contains("Avoir AV-", number, "Trop facturé", "Avoir TTC " + amount);
        InvoiceXml xml = new InvoiceXml(document.xml());
        assertThat(xml.one("rsm:ExchangedDocument/ram:TypeCode")).isEqualTo("381");
        assertThat(xml.one("ram:InvoiceReferencedDocument/ram:IssuerAssignedID"))
                .isEqualTo(number);
    }

    private static Locator credits(Page page) {
        return page.locator("#credit-notes");
    }

    private static Locator payment(Page page) {
        return page.locator("section", new Page.LocatorOptions().setHasText("Reste dû"))
                .first();
    }

    private static void reads(Locator place, String... words) {
        for (String one : words) {
            assertThat(place).containsText(words(one));
        }
    }

    /** Whatever space, or none, stands between the words; in the page's own language for patterns. */
    private static Pattern words(String words) {
        return Pattern.compile(words.replaceAll("[.+?()]", "\\\\$0").replace(" ", "\\s*"));
    }
}
