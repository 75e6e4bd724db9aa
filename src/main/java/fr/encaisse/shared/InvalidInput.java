package fr.encaisse.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Input that cannot be accepted; answered with 422 and each message beside its field, nothing changed. */
public final class InvalidInput extends RuntimeException {

    private final transient List<FieldError> errors;

    public InvalidInput(String field, String messageKey, Object... args) {
        this(List.of(FieldError.of(field, messageKey, args)));
    }

    public InvalidInput(List<FieldError> errors) {
        super("Invalid input: " + errors);
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** What a page says beside each of its fields: the first thing wrong with it, in the order in which it was found. */
    public Map<String, FieldError> byField() {
        return byField(UnaryOperator.identity());
    }

    /** @param place of a field on a page that has one for several of them */
    public Map<String, FieldError> byField(UnaryOperator<String> place) {
        Map<String, FieldError> problems = new LinkedHashMap<>();
        errors.forEach(error -> problems.putIfAbsent(place.apply(error.field()), error));
        return problems;
    }
}
