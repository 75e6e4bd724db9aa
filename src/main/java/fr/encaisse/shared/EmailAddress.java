package fr.encaisse.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** One e-mail address, at most 254 characters, with a domain that has a dot; no display name, no list. */
public record EmailAddress(@JsonValue String value) {

    private static final Pattern ACCEPTED = Pattern.compile(
            "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@([\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+\\p{L}{2,63}");

    public EmailAddress {
        value = value == null ? "" : value.strip();
        if (value.length() > 254
                || !ACCEPTED.matcher(value).matches()
                || value.contains("..")
                || value.startsWith(".")) {
            throw new InvalidInput("email", "shared.email.invalid");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
