package fr.encaisse.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders the simulator's pages in French or English; templates, texts and style lie under {@code simulator/}. */
final class Pages {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    Pages() {
        ClassLoader loader = Pages.class.getClassLoader();
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(loader);
        templates.setPrefix("simulator/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBundleClassLoader(loader);
        texts.setBasename("simulator/messages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(texts);
        engine.setEnableSpringELCompiler(false);
    }

    Answer show(int status, String template, Locale locale, Map<String, ?> model) {
        Map<String, Object> variables = new HashMap<>(model);
        variables.put("lang", locale.getLanguage());
        return Answer.page(status, engine.process(template, new Context(locale, variables)));
    }

    /** A page that only says what is wrong; the key stands under {@code problem.} in the texts. */
    Answer problem(int status, String key, Locale locale) {
        return show(status, "problem", locale, Map.of("problem", key));
    }

    static Answer style() {
        try (InputStream css = Pages.class.getResourceAsStream("/simulator/pages.css")) {
            return Answer.file("text/css; charset=utf-8", css.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String euros(BigDecimal amount, Locale locale) {
        NumberFormat format = NumberFormat.getCurrencyInstance(region(locale));
        format.setCurrency(Currency.getInstance("EUR"));
        return format.format(amount);
    }

    static String moment(Instant instant, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(region(locale))
                .format(instant.atZone(PARIS));
    }

    private static Locale region(Locale locale) {
        return locale.getLanguage().equals("en") ? Locale.UK : Locale.FRANCE;
    }
}
