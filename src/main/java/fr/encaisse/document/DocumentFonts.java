package fr.encaisse.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;

/** The embedded fonts, parsed once and shared by all documents. */
@Component
class DocumentFonts {

    static final String FAMILY = "Plex";
    static final String FALLBACK_FAMILY = "Fallback";

    private final List<Face> faces = List.of(
            new Face("IBMPlexSans-Regular.ttf", 400, FontStyle.NORMAL),
            new Face("IBMPlexSans-Italic.ttf", 400, FontStyle.ITALIC),
            new Face("IBMPlexSans-SemiBold.ttf", 600, FontStyle.NORMAL),
            new Face("IBMPlexSans-Bold.ttf", 700, FontStyle.NORMAL));
    private final Face fallback = new Face("DejaVuSans.ttf", 400, FontStyle.NORMAL);

    void register(PdfRendererBuilder builder, PDDocument document, boolean withFallback) throws IOException {
        for (Face face : faces) {
            face.register(builder, document, FAMILY);
        }
        if (withFallback) {
            fallback.register(builder, document, FALLBACK_FAMILY);
        }
    }

    /** For text that is drawn without the layout. */
    PDFont bold(PDDocument document) throws IOException {
        return PDType0Font.load(document, faces.get(faces.size() - 1).font, true);
    }

    PDFont semiBold(PDDocument document) throws IOException {
        return PDType0Font.load(document, faces.get(faces.size() - 2).font, true);
    }

    /** Whether Plex has a glyph for each character; where it has not, the fallback is worth its time. */
    boolean cover(String text) {
        return text.codePoints().allMatch(c -> c < 0x7F || faces.get(0).has(c));
    }

    /** The characters that cannot be printed as they are written, each once, in order; those that are never seen do not count. */
    String unprintable(String text) {
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .filter(c -> isRightToLeft(c) || (!faces.get(0).has(c) && !fallback.has(c)))
                .distinct()
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
    }

    /** There are glyphs for these, but the layout would set them from left to right, letter by letter. */
    private static boolean isRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static final class Face {

        private final TrueTypeFont font;
        private final CmapLookup glyphs;
        private final int weight;
        private final FontStyle style;

        Face(String file, int weight, FontStyle style) {
            this.font = parse(file);
            this.weight = weight;
            this.style = style;
            try {
                this.glyphs = font.getUnicodeCmapLookup();
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
        }

        void register(PdfRendererBuilder builder, PDDocument document, String family) throws IOException {
            builder.useFont(new PDFontSupplier(PDType0Font.load(document, font, true)), family, weight, style, true);
        }

        boolean has(int character) {
            return glyphs.getGlyphId(character) != 0;
        }

        /** Without GSUB: PDFBox would look for ligatures by regular expressions in each text that it shows. */
        private static TrueTypeFont parse(String file) {
            try (InputStream in = DocumentFonts.class.getResourceAsStream("/fonts/" + file)) {
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
                font.setEnableGsub(false);
                return font;
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
        }
    }
}
