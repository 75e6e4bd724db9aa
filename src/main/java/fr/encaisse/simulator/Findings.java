package fr.encaisse.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a body. */
final class Findings {

    private final List<WireError.Detail> errors = new ArrayList<>();

    void add(String code, String property, String message) {
        errors.add(new WireError.Detail(code, property, message));
    }

    void check(boolean sound, String code, String property, String message) {
        if (!sound) {
            add(code, property, message);
        }
    }

    /** Text of a field, or null when it is missing or blank; too long a text is a finding. */
    String text(JsonNode node, String path, String field, int longest, String code) {
        String text = textOf(node, field);
        check(text == null || text.length() <= longest, code, path + field, longest + " characters at most");
        return text;
    }

    static String textOf(JsonNode node, String field) {
        String text = node.path(field).asText("");
        return text.isBlank() || node.path(field).isNull() ? null : text;
    }

    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw WireError.invalid(errors);
        }
    }
}
