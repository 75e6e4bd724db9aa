package fr.encaisse.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What came of reading typed content: its value when it is sound, else what is wrong with it. */
public record Checked<T>(Optional<T> value, List<FieldError> errors) {

    /** The value is made only when nothing wrong was found. */
    public static <T> Checked<T> of(Findings findings, Supplier<T> value) {
        return new Checked<>(findings.none() ? Optional.of(value.get()) : Optional.empty(), findings.errors());
    }
}
