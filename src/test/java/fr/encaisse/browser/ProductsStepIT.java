package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.encaisse.browser.Screen.addProduct;
import static fr.encaisse.browser.Screen.button;
import static fr.encaisse.browser.Screen.form;
import static fr.encaisse.browser.Screen.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse.MoveOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Products carried, discounted, removed and brought back in a real browser. What counts is what the server has kept, told
 * by quantities: a draft starts with 1, 2, 3 in one section and 4, 5, 6 in the other.
 */
class ProductsStepIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final Demo demo = Demo.withoutInvoices("products");

    private Page page;
    private String task;

    @Test
    void aLineIsCarriedIntoAnotherSectionWithTheMouse() {
        openDraft(Demo.desktop(), "1 2 | 4 5");
        line("4").evaluate("line => line.scrollIntoView({ block: 'center' })"); // away from the edges, where it scrolls
        BoundingBox target = line("5").boundingBox();
        pressHandleOf("2");
        page.mouse().move(target.x + 20, target.y + 4, steps(8));
        barIsAt(target.y);
        page.mouse().up();
        assertKept("1 | 4 2 5");
        assertThat(said()).hasText("Posé\u00a0: Déplacement hors Grand Lyon, ligne 2 sur 3 de Pièce 2");
    }

    @Test
    void escapeLeavesEverythingWhereItWas() {
        openDraft(Demo.desktop(), "1 2 3 | 4 5 6");
        pressHandleOf("1");
        BoundingBox target = line("3").boundingBox();
        page.mouse().move(target.x + 20, target.y + 60, steps(8));
        page.keyboard().press("Escape");
        page.mouse().up();
        assertThat(said()).containsText("Remis en place");
        line("3").locator("[data-quantity]").fill("9");
        assertKept("1 2 9 | 4 5 6");
    }

    @Test
    void aLineIsCarriedIntoAnotherSectionByKeyboard() {
        openDraft(Demo.desktop(), "1 2 3 | 4 5 6");
        handleOf("2").press("Space");
        List.of("ArrowDown", "ArrowDown", "ArrowDown").forEach(page.keyboard()::press);
        page.keyboard().press("Space");
        assertKept("1 3 | 4 2 5 6");

        page.keyboard().press("Space");
        List.of("ArrowUp", "ArrowUp", "Escape").forEach(page.keyboard()::press);
        assertThat(handleOf("2")).isFocused();
        page.keyboard().press("Tab");
        line("2").locator("[data-quantity]").fill("7");
        assertKept("1 3 | 4 7 5 6");
    }

    @Test
    void aSectionIsCarriedWithAllItsLines() {
        openDraft(Demo.desktop(), "1 2 3 | 4 5 6 | 7");
        form(page).locator(".e-section-head [data-handle]").first().press("Enter");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertKept("4 5 6 | 1 2 3 | 7");
    }

    @Test
    void aLineIsCarriedWithAFinger() {
        openDraft(Demo.phone(), "1 2 | 3 4");
        handleOf("1").scrollIntoViewIfNeeded();
        BoundingBox from = handleOf("1").boundingBox();
        CDPSession finger = page.context().newCDPSession(page);
        double x = from.x + from.width / 2;
        double y = from.y + from.height / 2;
        touch(finger, "touchStart", x, y);
        IntStream.rangeClosed(1, 8).forEach(part -> touch(finger, "touchMove", x, y + part * 10));
        assertThat(form(page).locator("[data-carried]")).isVisible();
        BoundingBox second = line("2").boundingBox();
        touch(finger, "touchMove", x, second.y + second.height - 8);
        barIsAt(second.y + second.height);
        touch(finger, "touchEnd", 0, 0);
        assertKept("2 1 | 3 4");
    }

    @Test
    void theMenuDuplicatesAndMovesToAnotherSection() {
        openDraft(Demo.desktop(), "1 2 3 | 4 5 6");
        choose("2", "Dupliquer");
        page.locator("[data-quantity]:focus").fill("8");
        choose("8", "Pièce 2");
        assertKept("1 2 3 | 4 5 6 8");
        choose("4", "Monter");
        page.keyboard().press("Escape");
        assertKept("1 2 3 4 | 5 6 8");
    }

    @Test
    void whatWasRemovedComesBackWhereItWas() {
        openDraft(Demo.desktop(), "1 2 3 | 4 5 6");
        choose("2", "Supprimer");
        assertKept("1 3 | 4 5 6");
        assertThat(form(page).locator("[data-undo]")).isFocused();
        page.keyboard().press("Enter");
        assertKept("1 2 3 | 4 5 6");

        form(page).locator(".e-section-head [data-menu-button]").first().click();
        button(page, "Supprimer la section").click();
        assertKept("4 5 6");
        form(page).locator("[data-undo]").click();
        assertKept("1 2 3 | 4 5 6");
        assertThat(form(page).locator("[data-undo]")).hasCount(0);
    }

    /** Whoever types the next reference at once is faster than the list that comes back after the last one. */
    @Test
    void enterMeansWhatIsTypedAlsoWhenAnOlderSearchAnswersLate() {
        openDraft(Demo.desktop(), "1");
        String everything = ask("GET", "/api/products?q=", null).toString();
        List<Route> late = new ArrayList<>();
        page.route(Pattern.compile("/api/products\\?q=(&|$)"), late::add);
        addProduct(page, "FO-MIT", "2");
        page.waitForCondition(() -> !late.isEmpty());
        Locator search = form(page).locator(".e-picker [data-search]");
        search.fill("FO-VIS");
        search.press("Enter");
        late.get(0)
                .fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(everything));
        page.locator("[data-quantity]:focus").fill("3");
        assertThat(line("3")).containsText("FO-VIS");
    }

    @Test
    void discountsOnALineAndOnTheWholeAreTakenOffByTheServer() {
        openDraft(Demo.desktop(), "1");
        addProduct(page, "FO-MIT", "2");
        line("1").locator("[data-toggle]").click();
        page.keyboard().type("12,5");
        assertThat(line("1").locator("[data-line-before]")).containsText(Pattern.compile("35,00.€"));
        assertThat(line("1").locator("[data-line-net]")).hasText(Pattern.compile("30,62.€|30,63.€"));
        button(page, "Ajouter une remise").click();
        page.keyboard().type("10");
        form(page).locator("[data-whole-unit][value=EURO]").check();
        assertThat(form(page).locator("[data-discount-amount]")).hasText(Pattern.compile("−10,00.€"));
        assertThat(form(page).locator("[data-stale]")).hasCount(0);
        await().until(() -> "10".equals(kept().path("discount").asText()));
        JsonNode kept = kept();
        assertThat(kept.path("discountUnit").asText()).isEqualTo("EURO");
        assertThat(kept.at("/sections/0/lines/0/discount").asText()).isEqualTo("12,5");
    }

    @Test
    void anErrorInAClosedLineOpensIt() {
        openDraft(Demo.desktop(), "1 2");
        line("1").locator("[data-toggle]").click();
        page.keyboard().type("101");
        line("1").locator("[data-toggle]").click();
        assertThat(form(page).locator("[data-editor-of]")).isHidden();
        button(page, "Suivant").click();
        Locator wrong = line("1").locator("[data-typed=discount]");
        assertThat(wrong).isFocused();
        assertThat(wrong).hasAttribute("aria-invalid", "true");
        assertThat(line("1").locator(".e-error")).isVisible();
    }

    @Test
    void fiveHundredLinesStillAnswer() {
        String section = String.join(" ", Collections.nCopies(25, "3"));
        openDraft(Demo.desktop(), String.join(" | ", Collections.nCopies(20, section)));
        assertThat(form(page).locator("[data-item]")).hasCount(500);
        form(page).locator("[data-quantity]").nth(499).fill("4,5");
        form(page).locator("[data-item] [data-handle]").nth(499).press("Space");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Space");
        await().atMost(Duration.ofSeconds(90))
                .until(() ->
                        "4,5".equals(kept().at("/sections/19/lines/23/quantity").asText()));
        assertThat(form(page).locator("[data-stale]")).hasCount(0);
        assertThat(form(page).locator("[data-line-net]").nth(498)).hasText(Pattern.compile("\\d.€"));
        button(page, "Suivant").click();
        assertThat(step(page, "4 / 5")).isVisible();
    }

    /** @param quantities of the lines, sections apart by "|" */
    private void openDraft(NewContextOptions device, String quantities) {
        page = demo.signIn("staff", device);
        JsonNode client = ask("GET", "/api/clients?q=", null).get(0);
        task = ask("POST", "/api/invoices", Map.of()).path("taskId").asText();
        goOn(Map.of("clientId", client.path("id").asText()));
        goOn(ask("GET", "/api/tasks/" + task + "/description", null).path("content"));
        JsonNode products = ask("GET", "/api/products?q=", null);
        List<Map<String, Object>> sections = IntStream.range(0, quantities.split(" \\| ").length)
                .mapToObj(at -> section("Pièce " + (at + 1), quantities.split(" \\| ")[at], products))
                .toList();
        ask("PUT", "/api/tasks/" + task, Map.of("version", 0, "content", Map.of("sections", sections)));
        page.navigate(demo.address() + "/camunda/app/tasklist/default/#/?forceDisplayTask=true&task=" + task);
        assertThat(step(page, "3 / 5")).isVisible();
        assertThat(form(page).locator("[data-item]").first()).isVisible();
    }

    private static Map<String, Object> section(String title, String quantities, JsonNode products) {
        String[] each = quantities.split(" ");
        List<Map<String, String>> lines = IntStream.range(0, each.length)
                .mapToObj(at -> Map.of("productId", idOf(products.get(at % products.size())), "quantity", each[at]))
                .toList();
        return Map.of("title", title, "lines", lines);
    }

    private static String idOf(JsonNode product) {
        return product.path("id").asText();
    }

    private void goOn(Object content) {
        JsonNode moved = ask("POST", "/api/tasks/" + task + "/next", Map.of("version", 0, "content", content));
        task = moved.at("/next/taskId").asText();
        assertThat(task).as(moved.toString()).isNotEmpty();
    }

    /** Our API, asked by the page itself: as the forms do it, signed in. */
    private JsonNode ask(String method, String url, Object body) {
        try {
            return JSON.readTree((String) page.evaluate(
                    """
                    async ([method, url, body]) => {
                      const token = document.cookie.match(/(?:^|; )ENCAISSE-XSRF=([^;]*)/)?.[1] ?? '';
                      const headers = { Accept: 'application/json', 'Content-Type': 'application/json',
                        'X-ENCAISSE-XSRF': decodeURIComponent(token) };
                      return (await fetch(url, { method, headers, body: body ?? undefined })).text();
                    }""", Arrays.asList(method, url, body == null ? null : JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new IllegalStateException(url, e);
        }
    }

    private JsonNode kept() {
        return ask("GET", "/api/tasks/" + task + "/products", null).path("content");
    }

    private void assertKept(String quantities) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(keptQuantities()).isEqualTo(quantities));
        List<String> shown = form(page).locator("[data-section-card]").all().stream()
                .map(section -> section.locator("[data-quantity]").all().stream()
                        .map(Locator::inputValue)
                        .collect(Collectors.joining(" ")))
                .toList();
        assertThat(String.join(" | ", shown)).isEqualTo(quantities);
    }

    private String keptQuantities() {
        return StreamSupport.stream(kept().path("sections").spliterator(), false)
                .map(section -> String.join(" ", section.findValuesAsText("quantity")))
                .collect(Collectors.joining(" | "));
    }

    private Locator line(String quantity) {
        List<Locator> lines = form(page).locator("[data-item]").all();
        return lines.stream()
                .filter(line -> line.locator("[data-quantity]").inputValue().equals(quantity))
                .findFirst()
                .orElseThrow();
    }

    private Locator handleOf(String quantity) {
        return line(quantity).locator("[data-handle]");
    }

    private Locator said() {
        return form(page).locator("[data-say]");
    }

    private void choose(String quantity, String entry) {
        line(quantity).locator("[data-menu-button]").click();
        button(page, entry).click();
    }

    private void pressHandleOf(String quantity) {
        BoundingBox handle = handleOf(quantity).boundingBox();
        page.mouse().move(handle.x + handle.width / 2, handle.y + handle.height / 2);
        page.mouse().down();
    }

    private void barIsAt(double y) {
        Locator bar = form(page).locator("[data-drop-bar]");
        assertThat(bar).isVisible();
        await().until(() -> Math.abs(bar.boundingBox().y - y) < 8);
    }

    private static MoveOptions steps(int steps) {
        return new MoveOptions().setSteps(steps);
    }

    private static void touch(CDPSession finger, String type, double x, double y) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        JsonArray points = new JsonArray();
        if (!type.equals("touchEnd")) {
            JsonObject point = new JsonObject();
            point.addProperty("x", x);
            point.addProperty("y", y);
            points.add(point);
        }
        event.add("touchPoints", points);
        finger.send("Input.dispatchTouchEvent", event);
    }
}
