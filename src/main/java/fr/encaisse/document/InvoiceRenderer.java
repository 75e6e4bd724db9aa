package fr.encaisse.document;

import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import fr.encaisse.invoice.InvoiceContent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns the content of an invoice into its pages, in the caller's thread; safe for use by many threads. */
@Component
class InvoiceRenderer {

    private static final int PREVIEW_DPI = 110;
    private static final int LARGE_DPI = 220;

    static {
        JdkXml.use();
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private final InvoiceLayout layout;
    private final PdfWriter writer;

    InvoiceRenderer(MessageSource messages, DocumentFonts fonts) {
        writer = new PdfWriter(fonts);
        layout = new InvoiceLayout(messages);
    }

    /** @param payAt what the code and the link lead to; null for a draft */
    byte[] pdf(InvoiceContent content, URI payAt) {
        return writer.write(layout.xhtml(content, payAt));
    }

    /** The pages of a draft as PNG images. */
    List<byte[]> pages(InvoiceContent draft) {
        try (PDDocument document = Loader.loadPDF(pdf(draft, null))) {
            PDFRenderer renderer = new PDFRenderer(document);
            List<byte[]> pages = new ArrayList<>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                pages.add(png(renderer.renderImageWithDPI(page, PREVIEW_DPI, ImageType.RGB)));
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] largePage(InvoiceContent draft, int page) {
        try (PDDocument document = Loader.loadPDF(pdf(draft, null))) {
            return png(new PDFRenderer(document).renderImageWithDPI(page - 1, LARGE_DPI, ImageType.RGB));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(200_000);
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
