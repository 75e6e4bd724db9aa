package fr.encaisse.shared;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Reads typed texts field by field and collects what is wrong with them. */
public final class Findings {

    private final List<FieldError> errors = new ArrayList<>();

    public void add(String field, String messageKey, Object... args) {
        errors.add(FieldError.of(field, messageKey, args));
    }

    public boolean none() {
        return errors.isEmpty();
    }

    /** In the order in which they were found. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** Whether nothing is wrong with this very field so far. */
    public boolean isSound(String field) {
        return errors.stream().noneMatch(error -> error.field().equals(field));
    }

    /** @throws InvalidInput with all that was found */
    public void refuseIfAny() {
        if (!none()) {
            throw new InvalidInput(errors());
        }
    }

    /** What a reader makes of its input; empty when it refuses it, which is then found under the path. */
    public <T> Optional<T> read(String path, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (InvalidInput e) {
            e.errors().forEach(error -> errors.add(path.isEmpty() ? error : error.under(path)));
            return Optional.empty();
        }
    }

    /** A value that checks itself; empty when nothing is typed or it is wrong. */
    public String value(String field, String typed, UnaryOperator<String> checked) {
        String text = PlainText.clean(typed);
        if (text.isEmpty()) {
            return "";
        }
        try {
            return checked.apply(text);
        } catch (InvalidInput e) {
            e.errors().forEach(error -> errors.add(new FieldError(field, error.messageKey(), error.args())));
            return "";
        }
    }

    /** The same, and something must be typed. */
    public String requiredValue(String field, String typed, UnaryOperator<String> checked) {
        if (isBlank(typed)) {
            add(field, "shared.required");
        }
        return value(field, typed, checked);
    }

    /** One line, required. */
    public String required(String field, String typed, int maxLength) {
        String text = line(field, typed, maxLength);
        if (text.isEmpty()) {
            add(field, "shared.required");
        }
        return text;
    }

    public String line(String field, String typed, int maxLength) {
        return withinLength(field, PlainText.line(typed), maxLength);
    }

    public String lines(String field, String typed, int maxLength) {
        return withinLength(field, PlainText.clean(typed), maxLength);
    }

    private String withinLength(String field, String text, int maxLength) {
        if (text.length() > maxLength) {
            add(field, "shared.tooLong", maxLength);
        }
        return text;
    }

    /** @param typed an ISO day, required */
    public Optional<LocalDate> day(String field, String typed) {
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
    public static Optional<UUID> id(String typed) {
        try {
            return Optional.of(UUID.fromString(PlainText.clean(typed)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static boolean isBlank(String typed) {
        return PlainText.clean(typed).isEmpty();
    }
}
