package fr.encaisse.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** Lists as the tables keep them. */
final class ImportJson {

    // Not the web layer's mapper: what is kept must not change with its settings.
    private static final JsonMapper JSON = new JsonMapper();

    private ImportJson() {}

    /** What a row's details hold. */
    record Details(List<ImportChange> changes, List<ImportProblem> problems) {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Texts and numbers only", e);
        }
    }

    static Details details(String json) {
        return read(json, new TypeReference<>() {});
    }

    static List<Object> args(String json) {
        return read(json, new TypeReference<>() {});
    }

    static List<String> texts(String json) {
        return read(json, new TypeReference<>() {});
    }

    private static <V> V read(String json, TypeReference<V> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not what was written", e);
        }
    }
}
