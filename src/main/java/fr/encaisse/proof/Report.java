package fr.encaisse.proof;

import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import java.io.PrintStream;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the verifier tells while it looks; words are under {@code verifier.*}. */
final class Report {

    /** Of one kind; a list of ten thousand tells no more. */
    private static final int MOST = 50;

    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final PrintStream out;
    private final Locale locale;
    private final ResourceBundle words;
    private long faults;

    Report(PrintStream out, Locale locale) {
        this.out = out;
        this.locale = locale;
        this.words = ResourceBundle.getBundle("messages.verifier", locale, NO_OTHER_LANGUAGE);
    }

    void say(String key, Object... arguments) {
        Object[] readable = Arrays.stream(arguments).map(this::readable).toArray();
        out.println(new MessageFormat(words.getString("verifier." + key), locale).format(readable));
    }

    private Object readable(Object argument) {
        if (argument instanceof Money money) {
            return Display.money(money, locale);
        }
        return argument instanceof Number ? argument : String.valueOf(argument);
    }

    /** Something that is not as it was. */
    void fault(String key, Object... arguments) {
        faults++;
        if (faults <= MOST) {
            out.print("✗ ");
            say(key, arguments);
        }
    }

    long faults() {
        return faults;
    }

    void sumUp() {
        if (faults > MOST) {
            say("more", faults - MOST);
        }
        if (faults == 0) {
            say("intact");
        } else {
            say("faults", faults);
        }
    }
}
