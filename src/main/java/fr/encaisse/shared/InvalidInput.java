package fr.encaisse.shared;

import java.util.List;

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
}
