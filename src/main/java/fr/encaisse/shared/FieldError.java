package fr.encaisse.shared;

import java.util.List;

/**
 * One thing wrong with one input.
 *
 * @param field path of the field in the form, e.g. {@code sections[0].lines[2].quantity}; empty for the whole form
 * @param messageKey key in the message bundles
 * @param args arguments of the message
 */
public record FieldError(String field, String messageKey, List<Object> args) {

    public static FieldError of(String field, String messageKey, Object... args) {
        return new FieldError(field, messageKey, List.of(args));
    }

    /** The same error seen from an outer form. */
    public FieldError under(String prefix) {
        return new FieldError(field.isEmpty() ? prefix : prefix + "." + field, messageKey, args);
    }
}
