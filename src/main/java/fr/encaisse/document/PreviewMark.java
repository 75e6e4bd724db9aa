package fr.encaisse.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** "APERÇU" across each page of a draft: what leaves the house must not look like an invoice. */
@Component
class PreviewMark {

    private static final float SIZE = 110;
    private static final float OPACITY = 0.13f;

    private final DocumentFonts fonts;
    private final MessageSource messages;

    PreviewMark(DocumentFonts fonts, MessageSource messages) {
        this.fonts = fonts;
        this.messages = messages;
    }

    byte[] on(byte[] pdf) {
        String word = messages.getMessage("document.draft.preview", null, Locale.FRENCH);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFont font = fonts.bold(document);
            for (PDPage page : document.getPages()) {
                mark(document, page, font, word);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(pdf.length);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mark(PDDocument document, PDPage page, PDFont font, String word) throws IOException {
        PDRectangle paper = page.getMediaBox();
        double slope = Math.atan2(paper.getHeight(), paper.getWidth());
        PDExtendedGraphicsState faint = new PDExtendedGraphicsState();
        faint.setNonStrokingAlphaConstant(OPACITY);
        try (PDPageContentStream out = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            out.beginMarkedContent(COSName.ARTIFACT);
            out.setGraphicsStateParameters(faint);
            out.beginText();
            out.setFont(font, SIZE);
            out.setTextMatrix(Matrix.getRotateInstance(slope, paper.getWidth() / 2, paper.getHeight() / 2));
            out.newLineAtOffset(-font.getStringWidth(word) / 1000 * SIZE / 2, -SIZE / 3);
            out.showText(word);
            out.endText();
            out.endMarkedContent();
        }
    }
}
