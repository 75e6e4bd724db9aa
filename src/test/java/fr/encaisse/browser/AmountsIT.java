package fr.encaisse.browser;

import static fr.encaisse.browser.Screen.button;
import static fr.encaisse.browser.Screen.form;
import static fr.encaisse.browser.Screen.startInvoice;
import static fr.encaisse.browser.TypedInvoice.euros;
import static fr.encaisse.browser.TypedInvoice.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.encaisse.browser.TypedInvoice.Discount;
import fr.encaisse.browser.TypedInvoice.Line;
import fr.encaisse.document.InvoiceAmounts;
import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Twenty random invoices typed by hand: the page, the data, the paper and Bridge tell one amount, to the cent. Thousands
 * more are counted without a browser (AmountsTest).
 */
class AmountsIT {

    private static final long FIRST_SEED = 20_261_122;
    private static final int INVOICES = 20;

    /** It has a VAT number, without which it could not owe the VAT itself. */
    private static final String CLIENT = "Régie Bellecour";

    private static final String AMOUNTS = """
            () => [...document.querySelectorAll(
                '[data-section-net], [data-line-net], [data-totals] :is(dt, dd):not([hidden])')]
                .map((one) => one.textContent.replaceAll('\\u00a0', ' '))""";

    @RegisterExtension
    static final Demo demo = Demo.withoutInvoices("amounts");

    private Page page;

    @Test
    void thePageTheFileThePaperAndBridgeTellOneAmount() throws Exception {
        addProducts();
        page = demo.signIn("staff", Demo.desktop());
        startInvoice(page);
        Map<String, BigDecimal> asked = new LinkedHashMap<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + INVOICES; seed++) {
            long before = System.nanoTime();
            TypedInvoice invoice = TypedInvoice.random(seed);
            String which = "seed %d, %s".formatted(seed, invoice);
            toProducts(seed);
            type(invoice);
            assertThat(onThePage()).as(which).isEqualTo(invoice.onThePage());
            issue(invoice, which);
            asked.put(showCode(invoice, which), invoice.gross());
            System.out.printf("%.1f s, %s, %s%n", (System.nanoTime() - before) / 1e9, euros(invoice.gross()), which);
            another();
        }
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(askedAtBridge(asked)).isEqualTo(asked));
    }

    private void addProducts() {
        Page manager = demo.signIn("manager", Demo.desktop());
        for (TypedInvoice.Product product : TypedInvoice.ADDED) {
            manager.navigate(demo.address() + "/catalogue/new");
            manager.locator("[name=name]").fill("Au taux " + product.vat());
            manager.locator("[name=reference]").fill(product.reference());
            manager.locator("[name=unitPrice]").fill(typed(new BigDecimal(product.unitPrice())));
            manager.locator("[name=vat]").selectOption(product.vat());
            button(manager, "Enregistrer").click();
            manager.getByText("Au taux " + product.vat() + "\u00a0» est au catalogue")
                    .waitFor();
        }
        manager.context().close();
    }

    private void toProducts(long seed) {
        form(page).locator("[data-choosing] [data-search]").fill(CLIENT);
        form(page)
                .locator("[data-results] li", new Locator.LocatorOptions().setHasText(CLIENT))
                .click();
        next("describeInvoice");
        page.getByLabel("Nom de la facture").fill("Graine " + seed);
        next("addProducts");
    }

    private void type(TypedInvoice invoice) {
        for (int section = 0; section < invoice.sections().size(); section++) {
            if (section > 0) {
                button(page, "Ajouter une section").click();
            }
            invoice.sections().get(section).forEach(this::type);
        }
        if (!invoice.discount().isNone()) {
            button(page, "Ajouter une remise").click();
            type(invoice.discount(), form(page).locator("[data-whole-discount]"), "[data-whole-unit]");
        }
        page.waitForFunction("() => !document.querySelector('[data-stale]')");
    }

    /** Enter does not wait for what the search finds: it means the first of it. */
    private void type(Line line) {
        Locator search = form(page).locator(".e-picker [data-search]");
        search.fill(line.product().reference());
        search.press("Enter");
        page.locator("[data-quantity]:focus").fill(typed(line.quantity()));
        if (!line.discount().isNone()) {
            Locator added = form(page).locator("[data-item]").last();
            added.locator("[data-toggle]").click();
            type(line.discount(), added.locator("[data-typed=discount]"), "[data-typed=discountUnit]");
        }
    }

    private void type(Discount discount, Locator field, String units) {
        field.fill(typed(discount.value()));
        field.locator("xpath=ancestor::*[contains(@class, 'e-amount')]")
                .locator(units + "[value=" + (discount.inEuros() ? "EURO" : "PERCENT") + "]")
                .check();
    }

    @SuppressWarnings("unchecked")
    private List<String> onThePage() {
        return (List<String>) page.evaluate(AMOUNTS);
    }

    private void issue(TypedInvoice invoice, String which) throws Exception {
        next("agreePaymentTerms");
        next("reviewInvoice");
        assertThat(read(form(page).locator(".e-qr-summary [data-gross]")))
                .as(which)
                .isEqualTo(euros(invoice.gross()));
        button(page, "Générer la facture").click();
        ready("showQrCode");
        IssuedPdf document = IssuedPdf.behind(form(page).locator("[data-download]"), demo.address());
        assertThat(document.text()).as(which).contains(invoice.onPaper());
        InvoiceAmounts data = new InvoiceAmounts(document.xml());
        assertThat(data.findings()).as(which).isEmpty();
        assertThat(List.of(data.net(), data.vat(), data.due()))
                .as(which)
                .containsExactly(new Money(invoice.net()), new Money(invoice.tax()), new Money(invoice.gross()));
    }

    /** @return the invoice's number */
    private String showCode(TypedInvoice invoice, String which) {
        page.waitForResponse(
                answer -> answer.url().endsWith("/qr")
                        && answer.request().method().equals("POST"),
                () -> button(page, "Générer le QR code").click());
        assertThat(read(page.locator("[data-full] [data-amount]"))).as(which).isEqualTo(euros(invoice.gross()));
        return read(form(page).locator("[data-number]").first());
    }

    /** Bridge is asked while the next one is typed already. */
    private void another() {
        page.locator("[data-full] [data-close]").click();
        button(page, "Une facture").click();
        ready("chooseClient");
    }

    /** By the invoices' numbers, with which the references at Bridge begin. */
    private Map<String, BigDecimal> askedAtBridge(Map<String, BigDecimal> asked) {
        Map<String, BigDecimal> found = new LinkedHashMap<>();
        for (JsonElement element : demo.links()) {
            JsonObject link = element.getAsJsonObject();
            String reference = link.get("client_reference").getAsString();
            String number = reference.substring(0, reference.lastIndexOf('-'));
            BigDecimal amount = StreamSupport.stream(
                            link.getAsJsonArray("transactions").spliterator(), false)
                    .map(transfer -> transfer.getAsJsonObject().get("amount").getAsBigDecimal())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (asked.containsKey(number)) {
                found.merge(number, amount.setScale(2), BigDecimal::add);
            }
        }
        return found;
    }

    private static String read(Locator locator) {
        return locator.textContent().replace('\u00a0', ' ');
    }

    private void next(String form) {
        button(page, "Suivant").click();
        ready(form);
    }

    /** A form's buttons work when what stands in it has come. */
    private void ready(String form) {
        page.locator("form[name=" + form + "]:not([data-loading])").waitFor();
    }
}
