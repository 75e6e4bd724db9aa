package fr.encaisse.document;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Writes XHTML as an accessible, archivable PDF (PDF/A-3a, PDF/UA-1); nothing outside the text is ever fetched. */
final class PdfWriter {

    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private final DocumentFonts fonts;

    PdfWriter(DocumentFonts fonts) {
        this.fonts = fonts;
    }

    byte[] write(String xhtml) {
        try (PDDocument document = new PDDocument();
                PdfBoxRenderer renderer = builder(xhtml, document).buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(100_000);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PdfRendererBuilder builder(String xhtml, PDDocument document) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePDDocument(document);
        builder.withHtmlContent(xhtml, null);
        builder.withProducer("Encaisse");
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(colours);
        builder.useReplacementText("□");
        builder.useUnicodeLineBreaker(new FrenchLineBreaker());
        builder.useObjectDrawerFactory(new QrDrawer());
        for (ExternalResourceControlPriority moment : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> false, moment);
        }
        fonts.register(builder, document, !fonts.cover(xhtml));
        return builder;
    }
}
