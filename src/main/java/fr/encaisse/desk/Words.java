package fr.encaisse.desk;

import fr.encaisse.shared.FieldError;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The message bundles in the language of the request. */
@Component
public class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /** One of the languages that we have words in, so that amounts and days never speak a third one. */
    public Locale locale() {
        boolean english = Locale.ENGLISH
                .getLanguage()
                .equals(LocaleContextHolder.getLocale().getLanguage());
        return english ? Locale.ENGLISH : Locale.FRENCH;
    }

    public String say(String key, Object... args) {
        return messages.getMessage(key, args, locale());
    }

    /** For keys that end in somebody else's code. */
    String sayOr(String key, String otherwise) {
        return messages.getMessage(key, null, otherwise, locale());
    }

    public String say(FieldError error) {
        return say(error.messageKey(), error.args().toArray());
    }

    /** By field, in their order. */
    Map<String, String> say(Map<String, FieldError> problems) {
        Map<String, String> said = new LinkedHashMap<>();
        problems.forEach((field, error) -> said.put(field, say(error)));
        return said;
    }
}
