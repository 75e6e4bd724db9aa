package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.encaisse.browser.Screen.addProduct;
import static fr.encaisse.browser.Screen.button;
import static fr.encaisse.browser.Screen.form;
import static fr.encaisse.browser.Screen.next;
import static fr.encaisse.browser.Screen.startInvoice;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What is typed wrong, one field of each kind: told in French beside it, the rest of the form kept. And texts that would
 * do something if anybody took them for more than text: on our pages, in Tasklist, in Cockpit, on the customer's phone.
 */
class BadInputIT {

    private static final String NAME = "<script>window.__xss=1</script> {{7*7}}";
    private static final String TITLE = "\"><img src=x onerror=window.__xss=2> {{7*7}} ${7*7} [[${7*7}]] $& \u202Egnp";
    private static final String TITLE_READ = TITLE.replace("\u202E", "");
    private static final String SECTION = "{{constructor.constructor('window.__xss=3')()}} <b>gras</b>";
    private static final String MENTION = "</textarea><svg onload=window.__xss=4> javascript:alert(1)";

    @RegisterExtension
    static final Demo demo = Demo.withoutInvoices("bad-input");

    private final List<String> dialogs = new ArrayList<>();

    @Test
    void theWizardSaysBesideEachFieldWhatIsWrong() {
        Page page = demo.signIn("staff", Demo.desktop());
        startInvoice(page);
        button(page, "Suivant").click();
        Locator search = form(page).locator("[data-choosing] [data-search]");
        isWrong(search, "Choisissez un client.");
        assertThat(search).isFocused();

        aNewClientIsRefused(page);

        button(page, "Annuler").click();
        form(page).locator("[data-results] li").first().click();
        next(page, "2 / 5");
        aDescriptionIsRefused(page);
        next(page, "3 / 5");
        aQuantityIsRefused(page);
        next(page, "4 / 5");
        aDueDateIsRefused(page);
        next(page, "5 / 5");
    }

    private void aNewClientIsRefused(Page page) {
        button(page, "Ajouter un nouveau client").click();
        field(page, "name").fill("Menuiserie Dupont");
        field(page, "siren").fill("123 456 789");
        field(page, "email").fill("marie@");
        field(page, "billingAddress.street").fill("x".repeat(250));
        form(page).locator("details summary").click();
        field(page, "iban").fill("FR76 0000");
        form(page).locator("details summary").click();
        button(page, "Ajouter ce client").click();
        isWrong(field(page, "siren"), "Le SIREN doit avoir neuf chiffres et une clé juste.");
        isWrong(field(page, "email"), "L’adresse e-mail n’est pas valable, par exemple nom@exemple.fr.");
        isWrong(field(page, "billingAddress.street"), "Au plus 200 caractères.");
        isWrong(field(page, "billingAddress.city"), "Ce champ est à remplir.");
        isWrong(field(page, "iban"), "L’IBAN n’est pas valable\u00a0: vérifiez chaque caractère.");
        assertThat(field(page, "siren")).isFocused();
        assertThat(field(page, "name")).hasValue("Menuiserie Dupont");
        assertThat(field(page, "name")).not().hasAttribute("aria-invalid", "true");
        assertThat(field(page, "email")).hasValue("marie@");
        page.locator("[data-notices] button", new Page.LocatorOptions().setHasText("IBAN"))
                .click();
        assertThat(field(page, "iban")).isFocused();
        demo.shot(page, "bad-client");
    }

    private void aDescriptionIsRefused(Page page) {
        field(page, "title").fill("\u200B ");
        field(page, "description").fill("Toute la maison. ".repeat(600));
        field(page, "serviceDate").fill("2099-01-01");
        field(page, "freeMention").fill("Merci <3");
        button(page, "Suivant").click();
        isWrong(field(page, "title"), "Ce champ est à remplir.");
        isWrong(field(page, "description"), "Au plus 2\u202f000 caractères.");
        isWrong(field(page, "serviceDate"), "La date de la prestation doit se situer entre");
        assertThat(field(page, "title")).isFocused();
        assertThat(field(page, "freeMention")).hasValue("Merci <3");
        field(page, "title").fill("Rénovation");
        field(page, "description").fill("Toute la maison");
        field(page, "serviceDate").fill(LocalDate.now(ZoneId.of("Europe/Paris")).toString());
    }

    private void aQuantityIsRefused(Page page) {
        button(page, "Suivant").click();
        assertThat(form(page).locator("[data-section-card] .e-error")).isVisible();
        assertThat(form(page).locator("ol > :not(li)")).hasCount(0);
        addProduct(page, "PE-MUR", "beaucoup");
        Locator quantity = form(page).locator("[data-quantity]").first();
        button(page, "Suivant").click();
        isWrong(quantity, "La quantité doit être un nombre");
        assertThat(quantity).isFocused();
        assertThat(quantity).hasValue("beaucoup");
        assertThat(form(page).locator("ol > :not(li)")).hasCount(0);
        quantity.fill("2,5");
    }

    private void aDueDateIsRefused(Page page) {
        form(page).locator("[name=rule][value=ON_DATE]").check();
        button(page, "Suivant").click();
        isWrong(field(page, "dueDate"), "Ce champ est à remplir.");
        assertThat(field(page, "dueDate")).isFocused();
        assertThat(form(page).locator("[name=rule][value=ON_DATE]")).isChecked();
        form(page).locator("[name=rule][value=DAYS_30]").check();
    }

    @Test
    void aPageThatKeepsDataSaysItInTheSameWay() {
        Page page = demo.signIn("manager", Demo.phone());
        page.navigate(demo.address() + "/catalogue/new");
        page.locator("[name=name]").fill("Pose <b>soignée</b> & rapide");
        page.locator("[name=reference]").fill("R".repeat(60));
        page.locator("[name=unitPrice]").fill("douze");
        button(page, "Enregistrer").click();
        isWrong(page.locator("[name=unitPrice]"), "Le prix");
        isWrong(page.locator("[name=reference]"), "Au plus 50 caractères.");
        assertThat(page.locator("#vat-more .e-error")).isVisible();
        assertThat(page.locator("[name=name]")).hasValue("Pose <b>soignée</b> & rapide");
        assertThat(page.locator("[name=unitPrice]")).hasValue("douze");
        Locator summary = page.locator("[role=alert]");
        assertThat(summary).isFocused();
        summary.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("Prix"))
                .click();
        assertThat(page.locator("[name=unitPrice]")).isFocused();
        demo.shot(page, "bad-product");
    }

    @Test
    void whatLooksLikeAScriptIsReadAsText() {
        Page staff = watched("staff", Demo.desktop());
        String task = hostileInvoice(staff);
        assertThat(form(staff).locator("[data-summary]")).containsText(TITLE_READ);
        assertThat(form(staff).locator("[data-summary]")).containsText(NAME);
        assertThat(form(staff).locator("[data-pages] img").first()).isVisible();
        demo.shot(staff, "hostile-review");
        nothingRan(staff);

        staff.navigate(demo.address() + "/camunda/app/tasklist/default/#/");
        Locator card = staff.locator(".encaisse-card").filter(new Locator.FilterOptions().setHasText(TITLE_READ));
        assertThat(card.first()).containsText(NAME);
        demo.shot(staff, "hostile-tasklist");
        nothingRan(staff);

        staff.navigate(demo.address() + "/documents");
        Locator row = staff.locator(".e-invoices tbody tr").filter(new Locator.FilterOptions().setHasText(NAME));
        assertThat(row).hasCount(1);
        String invoice = (String) staff.evaluate(
                "task => fetch(`/api/tasks/${task}/review`).then(it => it.json()).then(it => it.invoice)", task);
        staff.navigate(demo.address() + "/documents/" + invoice);
        assertThat(staff.locator("main")).containsText(TITLE_READ);
        nothingRan(staff);

        cockpitShows(invoice);
        assertThat(dialogs).isEmpty();
    }

    /** @return the task of its review */
    private String hostileInvoice(Page page) {
        startInvoice(page);
        button(page, "Ajouter un nouveau client").click();
        form(page).locator("[name=kind][value=CONSUMER]").check();
        field(page, "name").fill(NAME);
        field(page, "billingAddress.street").fill(SECTION);
        field(page, "billingAddress.postcode").fill("69001");
        field(page, "billingAddress.city").fill("Lyon");
        button(page, "Ajouter ce client").click();
        assertThat(form(page).locator("[data-chosen-name]")).hasText(NAME);
        next(page, "2 / 5");
        field(page, "title").fill(TITLE);
        field(page, "description").fill(MENTION);
        field(page, "freeMention").fill(MENTION);
        next(page, "3 / 5");
        form(page).locator("[data-title]").first().fill(SECTION);
        addProduct(page, "PE-MUR", "2");
        next(page, "4 / 5");
        next(page, "5 / 5");
        return page.url().replaceAll(".*task=([^&]+).*", "$1");
    }

    private void cockpitShows(String invoice) {
        Page manager = watched("manager", Demo.desktop());
        String instance = (String) manager.evaluate(
                "key => fetch('/camunda/api/engine/engine/default/process-instance?businessKey=' + key)"
                        + ".then(it => it.json()).then(it => it[0].id)",
                invoice);
        manager.navigate(demo.address() + "/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
        assertThat(manager.locator(".encaisse-invoice").first()).containsText(NAME);
        demo.shot(manager, "hostile-cockpit");
        nothingRan(manager);
        manager.navigate(demo.address() + "/documents/" + invoice);
        assertThat(manager.locator("main")).containsText(SECTION);
        nothingRan(manager);
    }

    private Page watched(String user, NewContextOptions device) {
        Page page = demo.signIn(user, device);
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        return page;
    }

    private static void nothingRan(Page page) {
        assertThat(page.evaluate("() => typeof window.__xss")).isEqualTo("undefined");
        assertThat(page.locator("img[src=x], svg[onload]")).hasCount(0);
    }

    private static Locator field(Page page, String name) {
        return form(page).locator("[name=\"" + name + "\"]");
    }

    /** Told beside it, for the eye and for a screen reader. */
    private static void isWrong(Locator field, String message) {
        assertThat(field).hasAttribute("aria-invalid", "true");
        String described = field.getAttribute("aria-describedby");
        Locator words = field.page().locator("[id=\"" + described + "\"]");
        assertThat(words).containsText(message);
        assertThat(words).isVisible();
        Number below = (Number) words.evaluate(
                "(words, field) => words.getBoundingClientRect().y - field.getBoundingClientRect().y",
                field.elementHandle());
        assertThat(below.doubleValue()).as(message).isBetween(0.0, 160.0);
    }
}
