package fr.encaisse.document;

import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.shared.Money;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Lays an invoice out as XHTML by the template; its own engine, because pages are HTML and this is XML. */
final class InvoiceLayout {

    private static final String TEMPLATE = "document/invoice";

    /**
     * What XML 1.0 does not allow: input is free of it, and one such character would cost the whole document. Besides,
     * the selectors that ask for a coloured emoji: here signs are black.
     */
    private static final Pattern FORBIDDEN =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFDFF\\uFE10-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final French french;

    InvoiceLayout(MessageSource messages, French french) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.XML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(messages);
        engine.setEnableSpringELCompiler(true); // works for public types only, hence those that the template asks are
        this.french = french;
    }

    PageContent pages(LegalDocument document, HouseStyle style) {
        PrintedInvoice page = new PrintedInvoice(document, style);
        List<Money> lines = document.content().lines().stream().map(Line::net).toList();
        return new PageContent(xhtml(page, document), Optional.ofNullable(page.logo()), lines);
    }

    private String xhtml(PrintedInvoice page, LegalDocument document) {
        Context context = new Context(Locale.FRENCH);
        context.setVariable("page", page);
        context.setVariable("i", document.content());
        context.setVariable("fr", french);
        return FORBIDDEN.matcher(engine.process(TEMPLATE, context)).replaceAll("");
    }
}
