package fr.encaisse.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The wizard as its forms walk through it: read a step, send it back as it is proposed, be led to the next task. */
@Component
class Journey {

    private final Staff staff;

    Journey(Staff staff) {
        this.staff = staff;
    }

    String start() {
        return staff.post("/api/invoices", null).json().path("taskId").asText();
    }

    String describing() {
        return next(start(), Map.of("clientId", client().path("id").asText(), "contactId", ""));
    }

    String addingProducts() {
        String task = describing();
        return next(task, proposal(task, "description"));
    }

    String agreeingTerms() {
        return next(addingProducts(), twoProducts());
    }

    String reviewing() {
        String task = agreeingTerms();
        return next(task, proposal(task, "payment-terms"));
    }

    /** @return the invoice, issued, its QR task open */
    String generated() {
        JsonNode moved = staff.post("/api/tasks/" + reviewing() + "/next", null).json();
        assertThat(moved.path("working").asBoolean()).isTrue();
        String invoice = moved.path("invoice").asText();
        staff.letTheEngineWork(invoice);
        return invoice;
    }

    /** Sends a step that nobody has saved before. @return the next task */
    String next(String task, Object content) {
        Staff.Answer answer = staff.post("/api/tasks/" + task + "/next", Map.of("version", 0, "content", content));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("next").path("taskId").asText();
    }

    JsonNode proposal(String task, String step) {
        return staff.get("/api/tasks/" + task + "/" + step).json().path("content");
    }

    JsonNode client() {
        return staff.get("/api/clients").json().get(0);
    }

    Map<String, Object> twoProducts() {
        JsonNode sold = staff.get("/api/products").json();
        return Map.of(
                "sections",
                List.of(Map.of(
                        "title", "Chambre 1", "lines", List.of(line(sold.get(0), "2,5"), line(sold.get(1), "1")))));
    }

    static Map<String, String> line(JsonNode product, String quantity) {
        return Map.of("productId", product.path("id").asText(), "quantity", quantity);
    }
}
