package fr.encaisse.document;

import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import fr.encaisse.invoice.InvoiceContent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Turns what is to be rendered into one file: pages and, for what has a number, the same as XML inside. Works in the
 * threads of the pool; safe for use by many threads.
 *
 * <p>All methods throw {@link RenderingTimeout} when it takes too long.
 */
@Component
class InvoiceRenderer {

    private static final int PREVIEW_DPI = 110;
    private static final int LARGE_DPI = 220;

    static {
        JdkXml.use();
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private final RenderingPool pool;
    private final MessageSource messages;
    private final French french;
    private final InvoiceLayout layout;
    private final PdfWriter writer;
    private final Supplier<HouseStyle> style;

    InvoiceRenderer(
            MessageSource messages, DocumentFonts fonts, RenderingPool pool, Supplier<HouseStyle> style, Clock clock) {
        this.pool = pool;
        this.style = style;
        this.messages = messages;
        french = new French(messages);
        layout = new InvoiceLayout(messages, french);
        writer = new PdfWriter(fonts, french, clock);
    }

    byte[] pdf(LegalDocument document) {
        HouseStyle now = style.get();
        return pool.make(name(document.content()), () -> write(document, now));
    }

    /** @param payAt what the code and the link lead to; null for a draft */
    byte[] pdf(InvoiceContent content, URI payAt) {
        return pdf(LegalDocument.invoice(content, payAt));
    }

    /** The pages of a draft as PNG images. */
    List<byte[]> pages(LegalDocument draft) {
        HouseStyle now = style.get();
        return pool.make(name(draft.content()), () -> {
            try (PDDocument document = Loader.loadPDF(write(draft, now))) {
                PDFRenderer renderer = new PDFRenderer(document);
                List<byte[]> pages = new ArrayList<>();
                for (int page = 0; page < document.getNumberOfPages(); page++) {
                    pages.add(png(renderer.renderImageWithDPI(page, PREVIEW_DPI, ImageType.RGB)));
                }
                return pages;
            }
        });
    }

    byte[] largePage(LegalDocument draft, int page) {
        HouseStyle now = style.get();
        return pool.make(name(draft.content()), () -> {
            try (PDDocument document = Loader.loadPDF(write(draft, now))) {
                return png(new PDFRenderer(document).renderImageWithDPI(page - 1, LARGE_DPI, ImageType.RGB));
            }
        });
    }

    private byte[] write(LegalDocument document, HouseStyle style) {
        return writer.write(layout.pages(document, style), data(document));
    }

    private Optional<ElectronicInvoice> data(LegalDocument document) {
        return document.isDraft()
                ? Optional.empty()
                : Optional.of(new ElectronicInvoice(
                        CrossIndustryInvoice.of(document, french),
                        messages.getMessage("document.attachment", null, Locale.FRENCH)));
    }

    private static String name(InvoiceContent content) {
        return content.number() == null ? "draft " + content.id() : content.number();
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(200_000);
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
