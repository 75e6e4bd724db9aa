package fr.encaisse.desk;

import fr.encaisse.shared.FieldError;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The message bundles in the language of the request. */
@Component
class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    String say(String key, Object... args) {
        return messages.getMessage(key, args, locale());
    }

    String say(FieldError error) {
        return say(error.messageKey(), error.args().toArray());
    }
}
