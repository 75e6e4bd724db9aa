package fr.encaisse.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A telephone number as people write it, 4 to 29 characters: digits, spaces, points, brackets, a plus in front. */
public record PhoneNumber(@JsonValue String value) {

    private static final Pattern ACCEPTED = Pattern.compile("[+0-9(][0-9 ().\\-/]{3,28}");

    public PhoneNumber {
        value = PlainText.line(value);
        if (!ACCEPTED.matcher(value).matches()) {
            throw new InvalidInput("phone", "shared.phone.invalid");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
