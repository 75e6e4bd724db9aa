package fr.encaisse.document;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A renderer with the application's message bundles, without starting it. */
final class Rendering {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:15:30Z"), ZoneOffset.UTC);

    private static final DocumentFonts FONTS = new DocumentFonts();
    private static final French FRENCH = new French(bundles());

    private Rendering() {}

    static InvoiceRenderer renderer() {
        return renderer(HouseStyle.PLAIN);
    }

    static InvoiceRenderer renderer(HouseStyle style) {
        ((Logger) LoggerFactory.getLogger("com.openhtmltopdf")).setLevel(Level.WARN);
        RenderingPool pool = new RenderingPool(new RenderingSettings(null, null));
        return new InvoiceRenderer(bundles(), FONTS, pool, () -> style, CLOCK);
    }

    static PdfWriter writer() {
        return new PdfWriter(FONTS, FRENCH, CLOCK);
    }

    static String xhtml(LegalDocument document) {
        return new InvoiceLayout(bundles(), FRENCH)
                .pages(document, HouseStyle.PLAIN)
                .xhtml();
    }

    static byte[] xml(LegalDocument document) {
        return CrossIndustryInvoice.of(document, FRENCH);
    }

    static MessageSource bundles() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/shared", "messages/document");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
