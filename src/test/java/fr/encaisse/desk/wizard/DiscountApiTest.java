package fr.encaisse.desk.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.encaisse.EncaisseTest;
import fr.encaisse.desk.Journey;
import fr.encaisse.desk.Staff;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncaisseTest
class DiscountApiTest {

    @Autowired
    Staff staff;

    @Autowired
    Journey journey;

    private String task;
    private JsonNode product;

    @BeforeEach
    void addingProducts() {
        task = journey.addingProducts();
        product = staff.get("/api/products").json().get(0);
    }

    @Test
    void theFormIsToldWhatMayBeChangedAndWhatTheCatalogueSays() {
        JsonNode view = staff.get("/api/tasks/" + task + "/products").json().path("view");
        assertThat(view.path("changeable").toString()).isEqualTo("[\"DISCOUNT\"]");
        assertThat(view.path("vatRates").get(0).toString()).isEqualTo("{\"value\":\"20\",\"words\":\"20\u00a0%\"}");
        JsonNode row = view.path("catalogue").get(0);
        assertThat(row.path("unitPrice").asText()).startsWith(row.path("price").asText());
        assertThat(row.path("vatRate").asText()).isEqualTo(row.path("rate").asText() + "\u00a0%");
    }

    @Test
    void theTotalsSayWhatIsTakenOffAndFromWhat() {
        JsonNode shown = totals(content("5", line("", ""), line("10", "PERCENT")));
        String before = shown.path("sections").get(0).path("lines").get(0).asText();
        JsonNode section = shown.path("sections").get(0);
        assertThat(section.path("before").get(0).asText()).isEmpty();
        assertThat(section.path("before").get(1).asText()).isEqualTo(before);
        assertThat(section.path("lines").get(1).asText()).isNotEqualTo(before);
        assertThat(shown.path("subtotal").asText())
                .isEqualTo(section.path("net").asText());
        assertThat(shown.path("discount").asText()).startsWith("\u2212").endsWith("€");
        assertThat(shown.path("net").asText())
                .isNotEqualTo(shown.path("subtotal").asText());
        assertThat(shown.path("vat")).hasSize(1);
        assertThat(shown.path("vat").get(0).path("base").asText())
                .isEqualTo(shown.path("net").asText());
    }

    @Test
    void withoutADiscountNothingIsSaidOfOne() {
        JsonNode shown = totals(content("", line("", "")));
        assertThat(shown.path("subtotal").asText("missing")).isEmpty();
        assertThat(shown.path("discount").asText("missing")).isEmpty();
        assertThat(shown.path("sections").get(0).path("before").get(0).asText("missing"))
                .isEmpty();
    }

    @Test
    void aLineThatIsNotSoundHasNoAmount() {
        JsonNode section =
                totals(content("", line("101", "PERCENT"))).path("sections").get(0);
        assertThat(section.path("lines").get(0).asText("missing")).isEmpty();
        assertThat(section.path("before").get(0).asText("missing")).isEmpty();
    }

    @Test
    void whatIsNotAllowedIsRefusedBesideItsFieldWhateverTheFormSays() {
        Map<String, Object> cheaper = line("", "");
        cheaper.put("unitPrice", "0,01");
        Map<String, Object> untaxed = line("100,01", "PERCENT");
        untaxed.put("vatRate", "2,1");
        Staff.Answer refused = next(content("abc", cheaper, untaxed));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error("sections[0].lines[0].unitPrice")).contains("catalogue");
        assertThat(refused.error("sections[0].lines[1].vatRate")).contains("catalogue");
        assertThat(refused.error("sections[0].lines[1].discount")).contains("100\u00a0%");
        assertThat(refused.error("discount")).contains("nombre");
        JsonNode kept = journey.proposal(task, "products");
        assertThat(kept.path("discount").asText()).isEqualTo("abc");
        assertThat(kept.path("sections")
                        .get(0)
                        .path("lines")
                        .get(0)
                        .path("unitPrice")
                        .asText())
                .isEqualTo("0,01");
    }

    @Test
    void aSoundDiscountIsTakenAndKept() {
        assertThat(next(content("5", line("10", "PERCENT"))).status()).isEqualTo(200);
    }

    @Test
    void amountsSpeakTheReadersLanguage() {
        JsonNode shown = staff.ask(
                        "POST", "/api/tasks/" + task + "/totals", content("5", line("", "")), "staff", Locale.UK)
                .json();
        assertThat(shown.path("discount").asText()).startsWith("\u2212€");
    }

    private JsonNode totals(Map<String, Object> content) {
        return staff.post("/api/tasks/" + task + "/totals", content).json();
    }

    private Staff.Answer next(Map<String, Object> content) {
        return staff.post("/api/tasks/" + task + "/next", Map.of("version", 0, "content", content));
    }

    private Map<String, Object> line(String discount, String unit) {
        Map<String, Object> line = new HashMap<>(Journey.line(product, "2"));
        line.put("discount", discount);
        line.put("discountUnit", unit);
        return line;
    }

    @SafeVarargs
    private Map<String, Object> content(String discount, Map<String, Object>... lines) {
        return Map.of(
                "sections",
                List.of(Map.of("title", "SDB", "lines", List.of(lines))),
                "discount",
                discount,
                "discountUnit",
                "PERCENT");
    }
}
