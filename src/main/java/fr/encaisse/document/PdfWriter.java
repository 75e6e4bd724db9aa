package fr.encaisse.document;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import fr.encaisse.shared.CompanyDay;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * Writes pages and, if there is one, its electronic invoice as one accessible, archivable PDF (PDF/A-3a, PDF/UA-1,
 * Factur-X), saved once; nothing outside the text is ever fetched. The same input at the same moment makes the same
 * bytes.
 */
final class PdfWriter {

    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private final LogoPixels logos = new LogoPixels();
    private final DocumentFonts fonts;
    private final French french;
    private final Clock clock;

    PdfWriter(DocumentFonts fonts, French french, Clock clock) {
        this.fonts = fonts;
        this.french = french;
        this.clock = clock;
    }

    /** Pages without logo and without lines. */
    byte[] write(String xhtml, Optional<ElectronicInvoice> data) {
        return write(PageContent.of(xhtml), data);
    }

    byte[] write(PageContent pages, Optional<ElectronicInvoice> data) {
        try (PDDocument document = new PDDocument();
                PdfBoxRenderer renderer = builder(pages, document).buildPdfRenderer()) {
            renderer.layout();
            if (LinesTable.in(renderer.getRootBox())
                    .filter(LinesTable::headerIsAlone)
                    .isPresent()) {
                return write(pages.withLinesOnNextPage(), data);
            }
            renderer.createPDFWithoutClosing();
            if (document.getNumberOfPages() > 1) {
                new CarriedTotals(renderer.findPagePositionsByID(CarriedTotals.ROWS), pages.lines(), french)
                        .writeOn(document, () -> fonts.semiBold(document));
            }
            complete(document, data, clock.instant());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(100_000);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the renderer says about the file is replaced as a whole: it knows nothing of the electronic invoice. */
    private static void complete(PDDocument document, Optional<ElectronicInvoice> data, Instant moment)
            throws IOException {
        Calendar day = GregorianCalendar.from(moment.atZone(CompanyDay.ZONE));
        if (data.isPresent()) {
            data.get().attachTo(document, day);
        }
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(day);
        information.setModificationDate(day);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(FileMetadata.packet(information, moment, data.isPresent()));
        document.getDocumentCatalog().setMetadata(metadata);
        document.setDocumentId(moment.toEpochMilli());
    }

    private PdfRendererBuilder builder(PageContent pages, PDDocument document) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePDDocument(document);
        builder.usePageSupplier(new TaggedPages());
        builder.withHtmlContent(pages.xhtml(), null);
        builder.withProducer("Encaisse");
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(colours);
        builder.useReplacementText("□");
        builder.useUnicodeLineBreaker(new FrenchLineBreaker());
        builder.useObjectDrawerFactory(new Pictures(pages.logo().map(logo -> logos.of(logo.logo()))));
        for (ExternalResourceControlPriority moment : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> false, moment);
        }
        fonts.register(builder, document, !fonts.cover(pages.xhtml()));
        return builder;
    }
}
