package fr.encaisse.invoice;

import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.PlainText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads typed texts field by field and collects what is wrong with them. */
final class Findings {

    private final List<FieldError> errors = new ArrayList<>();

    void add(String field, String messageKey, Object... args) {
        errors.add(FieldError.of(field, messageKey, args));
    }

    boolean none() {
        return errors.isEmpty();
    }

    /** The value, made only when nothing wrong was found. */
    <T> Checked<T> unlessWrong(Supplier<T> value) {
        return new Checked<>(none() ? Optional.of(value.get()) : Optional.empty(), List.copyOf(errors));
    }

    /** What a reader makes of its input; empty when it refuses it, which is then found under the path. */
    <T> Optional<T> read(String path, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (InvalidInput e) {
            e.errors().forEach(error -> errors.add(path.isEmpty() ? error : error.under(path)));
            return Optional.empty();
        }
    }

    /** One line, required. */
    String required(String field, String typed, int maxLength) {
        String text = line(field, typed, maxLength);
        if (text.isEmpty()) {
            add(field, "shared.required");
        }
        return text;
    }

    String line(String field, String typed, int maxLength) {
        return withinLength(field, PlainText.line(typed), maxLength);
    }

    String lines(String field, String typed, int maxLength) {
        return withinLength(field, PlainText.clean(typed), maxLength);
    }

    private String withinLength(String field, String text, int maxLength) {
        if (text.length() > maxLength) {
            add(field, "shared.tooLong", maxLength);
        }
        return text;
    }

    /** @param typed an ISO day, required */
    Optional<LocalDate> day(String field, String typed) {
        String text = PlainText.clean(typed);
        if (text.isEmpty()) {
            add(field, "shared.required");
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            add(field, "shared.date.invalid");
            return Optional.empty();
        }
    }

    /** Empty for what is no id: it then is as unknown as an id that does not exist. */
    static Optional<UUID> id(String typed) {
        try {
            return Optional.of(UUID.fromString(PlainText.clean(typed)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean isBlank(String typed) {
        return PlainText.clean(typed).isEmpty();
    }
}
