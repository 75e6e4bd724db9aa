package fr.encaisse.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The wizard as its forms walk through it: read a step, send it back as it is proposed, be led to the next task. */
@Component
public class Journey {

    private final Staff staff;

    public Journey(Staff staff) {
        this.staff = staff;
    }

    public String start() {
        return staff.post("/api/invoices", null).json().path("taskId").asText();
    }

    public String describing() {
        return next(start(), Map.of("clientId", client().path("id").asText(), "contactId", ""));
    }

    public String addingProducts() {
        String task = describing();
        return next(task, proposal(task, "description"));
    }

    public String agreeingTerms() {
        return next(addingProducts(), twoProducts());
    }

    public String reviewing() {
        String task = agreeingTerms();
        return next(task, proposal(task, "payment-terms"));
    }

    /** @return the invoice, issued, its QR task open */
    public String generated() {
        JsonNode moved = staff.post("/api/tasks/" + reviewing() + "/next", null).json();
        assertThat(moved.path("working").asBoolean()).isTrue();
        String invoice = moved.path("invoice").asText();
        staff.letTheEngineWork(invoice);
        return invoice;
    }

    /** Sends a step that nobody has saved before. @return the next task */
    public String next(String task, Object content) {
        Staff.Answer answer = staff.post("/api/tasks/" + task + "/next", Map.of("version", 0, "content", content));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("next").path("taskId").asText();
    }

    public JsonNode proposal(String task, String step) {
        return staff.get("/api/tasks/" + task + "/" + step).json().path("content");
    }

    public JsonNode client() {
        return staff.get("/api/clients").json().get(0);
    }

    public Map<String, Object> twoProducts() {
        JsonNode sold = staff.get("/api/products").json();
        return Map.of(
                "sections",
                List.of(Map.of(
                        "title", "Chambre 1", "lines", List.of(line(sold.get(0), "2,5"), line(sold.get(1), "1")))));
    }

    public static Map<String, String> line(JsonNode product, String quantity) {
        return Map.of("productId", product.path("id").asText(), "quantity", quantity);
    }
}
