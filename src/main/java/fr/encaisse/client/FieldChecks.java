package fr.encaisse.client;

import fr.encaisse.shared.EmailAddress;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads single typed values and collects what is wrong with them. */
final class FieldChecks {

    static final int NAME = 100;

    private static final Pattern PHONE = Pattern.compile("[+0-9(][0-9 ().\\-/]{3,28}");

    private final List<FieldError> errors = new ArrayList<>();

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    void wrong(String field, String messageKey, Object... args) {
        errors.add(FieldError.of(field, messageKey, args));
    }

    String name(String field, String typed) {
        return required(field, typed, NAME);
    }

    String required(String field, String typed, int longest) {
        String text = text(field, typed, longest);
        if (text.isEmpty()) {
            wrong(field, "shared.required");
        }
        return text;
    }

    String text(String field, String typed, int longest) {
        String text = PlainText.line(typed);
        if (text.length() > longest) {
            wrong(field, "shared.tooLong", longest);
        }
        return text;
    }

    String email(String field, String typed) {
        return value(field, typed, email -> new EmailAddress(email).value());
    }

    String phone(String field, String typed) {
        String phone = PlainText.line(typed);
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            wrong(field, "client.phone.invalid");
        }
        return phone;
    }

    /** An optional value of a kind that checks itself. */
    String value(String field, String typed, UnaryOperator<String> checked) {
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
}
