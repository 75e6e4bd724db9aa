package fr.encaisse.issuer;

import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads typed texts and collects what is wrong with them. */
final class Typing {

    private final List<FieldError> errors = new ArrayList<>();

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    void wrong(String field, String messageKey, Object... args) {
        errors.add(FieldError.of(field, messageKey, args));
    }

    boolean isSound(String field) {
        return errors.stream().noneMatch(error -> error.field().equals(field));
    }

    String required(String field, String typed, int longest) {
        String text = optional(field, typed, longest);
        if (text.isEmpty()) {
            wrong(field, "shared.required");
        }
        return text;
    }

    String optional(String field, String typed, int longest) {
        String text = PlainText.line(typed);
        if (text.length() > longest) {
            wrong(field, "shared.tooLong", longest);
        }
        return text;
    }

    /** A value that checks itself; empty when it is missing or wrong. */
    String value(String field, String typed, boolean required, UnaryOperator<String> checked) {
        String text = PlainText.clean(typed);
        if (text.isEmpty()) {
            if (required) {
                wrong(field, "shared.required");
            }
            return "";
        }
        try {
            return checked.apply(text);
        } catch (InvalidInput e) {
            e.errors().forEach(error -> errors.add(new FieldError(field, error.messageKey(), error.args())));
            return "";
        }
    }
}
