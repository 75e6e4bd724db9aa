package fr.encaisse.imports.web;

import fr.encaisse.imports.ImportProblem;
import fr.encaisse.imports.ImportRun;
import fr.encaisse.imports.ImportRuns;
import fr.encaisse.imports.ImportState;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.FieldError;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the page says, in the language of the request; public methods are asked by the templates. */
@Component
class ImportWords {

    private final MessageSource messages;
    private final ImportRuns imports;

    ImportWords(MessageSource messages, ImportRuns imports) {
        this.messages = messages;
        this.imports = imports;
    }

    Locale locale() {
        boolean english = Locale.ENGLISH
                .getLanguage()
                .equals(LocaleContextHolder.getLocale().getLanguage());
        return english ? Locale.ENGLISH : Locale.FRENCH;
    }

    String say(String key, Object... args) {
        return messages.getMessage(key, args, locale());
    }

    String say(Locale locale, String key) {
        return messages.getMessage(key, null, locale);
    }

    String say(FieldError error) {
        return say(error.messageKey(), error.args().toArray());
    }

    public String kind(ImportRun run) {
        return say("imports.kind." + run.kind());
    }

    public String state(ImportRun run) {
        return say("imports.state." + run.state());
    }

    /** Why it stands where it stands; null when there is nothing to say. */
    public String note(ImportRun run) {
        return run.note().isEmpty()
                ? null
                : say(run.note().messageKey(), run.note().args().toArray());
    }

    public String column(ImportRun run, String column) {
        return column(locale(), run, column);
    }

    String column(Locale locale, ImportRun run, String column) {
        return say(locale, imports.labelKey(run.kind(), column));
    }

    public String reason(ImportProblem problem) {
        return reason(locale(), problem);
    }

    String reason(Locale locale, ImportProblem problem) {
        return messages.getMessage(problem.messageKey(), problem.args().toArray(), locale);
    }

    public String unknownColumns(ImportRun run) {
        List<String> unknown = run.unknownColumns();
        return say("imports.unknownColumns", unknown.size(), String.join(", ", unknown));
    }

    /** {@code Lecture du fichier… 1 500 lignes sur 50 000}. */
    public String progress(ImportRun run) {
        boolean moves = run.state() == ImportState.READING || run.state() == ImportState.APPLYING;
        return moves && run.rowsTotal() > 0
                ? say("imports.progress." + run.state(), number(run.rowsDone()), number(run.rowsTotal()))
                : state(run);
    }

    /** {@code 50 000}, {@code 50,000}. */
    public String number(int count) {
        String grouped = String.format(Locale.ENGLISH, "%,d", count);
        return locale().equals(Locale.ENGLISH) ? grouped : grouped.replace(',', '\u00A0');
    }

    public String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale())
                .format(at.atZone(CompanyDay.ZONE));
    }
}
