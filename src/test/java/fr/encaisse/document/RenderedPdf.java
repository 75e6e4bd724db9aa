package fr.encaisse.document;

import fr.encaisse.Camera;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A rendered document as a reader meets it: text, pixels, links, fonts. */
public final class RenderedPdf implements AutoCloseable {

    private final PDDocument document;

    public RenderedPdf(byte[] bytes) {
        try {
            document = Loader.loadPDF(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int pages() {
        return document.getNumberOfPages();
    }

    /** Text in reading order, one ordinary space between words. */
    public String text() {
        return String.join(" ", pageTexts());
    }

    List<String> pageTexts() {
        return IntStream.rangeClosed(1, pages()).mapToObj(this::pageText).toList();
    }

    private String pageText(int page) {
        try {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document).replaceAll("[ \\u00A0\\r\\n]+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The right edge of the text that stands furthest to the right, in points. */
    float rightmostText() throws IOException {
        float[] right = {0};
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                if (!text.getUnicode().isBlank()) {
                    right[0] = Math.max(right[0], text.getXDirAdj() + text.getWidthDirAdj());
                }
            }
        }.writeText(document, new StringWriter());
        return right[0];
    }

    /** What a camera reads on the pages at this resolution. */
    Optional<String> scan(int dpi) throws IOException {
        PDFRenderer renderer = new PDFRenderer(document);
        for (int page = 0; page < pages(); page++) {
            Optional<String> read = Camera.read(renderer.renderImageWithDPI(page, dpi));
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }

    List<String> links() throws IOException {
        List<String> links = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI uri) {
                    links.add(uri.getURI());
                }
            }
        }
        return links;
    }

    List<PDFont> fonts() throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    /** Images and whatever else is no vector, also inside of forms. */
    List<PDXObject> bitmaps() throws IOException {
        List<PDXObject> found = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            collectBitmaps(page.getResources(), found);
        }
        return found;
    }

    private static void collectBitmaps(PDResources resources, List<PDXObject> found) throws IOException {
        for (COSName name : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDFormXObject form) {
                collectBitmaps(form.getResources(), found);
            } else {
                found.add(object);
            }
        }
    }

    String metadata() throws IOException {
        return new String(
                document.getDocumentCatalog().getMetadata().toByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    public PDDocument document() {
        return document;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
