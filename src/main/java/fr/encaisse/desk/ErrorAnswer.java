package fr.encaisse.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.encaisse.shared.InvalidInput;
import java.util.List;

/**
 * What a refused request is answered with: words for people, each beside the field that it is about.
 *
 * @param version of what was kept although it was refused; null when nothing was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorAnswer(List<Problem> errors, Integer version) {

    /** @param field path of the field, e.g. {@code sections[0].lines[1].quantity}; empty when it is about the whole */
    public record Problem(String field, String message) {}

    public static ErrorAnswer of(String message) {
        return new ErrorAnswer(List.of(new Problem("", message)), null);
    }

    public static ErrorAnswer of(InvalidInput refused, Words words) {
        return new ErrorAnswer(
                refused.errors().stream()
                        .map(error -> new Problem(error.field(), words.say(error)))
                        .toList(),
                null);
    }

    public ErrorAnswer with(Integer version) {
        return new ErrorAnswer(errors, version);
    }
}
