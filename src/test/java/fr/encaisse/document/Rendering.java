package fr.encaisse.document;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A renderer with the application's message bundles, without starting it. */
final class Rendering {

    private Rendering() {}

    static InvoiceRenderer renderer() {
        ((Logger) LoggerFactory.getLogger("com.openhtmltopdf")).setLevel(Level.WARN);
        return new InvoiceRenderer(bundles(), new DocumentFonts());
    }

    private static MessageSource bundles() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/shared", "messages/document");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
