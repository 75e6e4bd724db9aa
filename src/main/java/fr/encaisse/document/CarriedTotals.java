package fr.encaisse.document;

import com.openhtmltopdf.pdfboxout.PagePosition;
import com.openhtmltopdf.render.Box;
import fr.encaisse.shared.Money;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * "À reporter" below the lines of a page when more follow on the next one, "Report" above those. CSS knows no such
 * sums, so they are written over the pages once it is known where each row stands; as artifacts, because they repeat
 * what the lines say.
 *
 * @param rows where the rows of the table stand, ids as in {@link #ROWS}
 * @param lines what each line costs, in order
 */
record CarriedTotals(List<PagePosition<Box>> rows, List<Money> lines, French french) {

    static final Pattern ROWS = Pattern.compile("(line|subtotal)-\\d+");

    private static final float MM = 72 / 25.4f;
    private static final float SIZE = 9;
    private static final Color INK = new Color(0x12395f);
    private static final Color TINT = new Color(0xf2f5f9);
    /** As the cells in the style sheet. */
    private static final float PADDING = 1.8f * MM;
    /** Between a page's last row and its foot the margin holds one line of text. */
    private static final float BELOW = 4.2f * MM;
    /** In the top margin, on top of the repeated header. */
    private static final float STRIP = 5.6f * MM;

    private static final float CONTENT_TOP = (297 - 13) * MM;
    private static final float CONTENT_BOTTOM = 20 * MM;
    private static final String LINE = "line-";

    /** @param font loads what the words are set in; not asked where everything stands on one page */
    void writeOn(PDDocument document, FontLoader font) throws IOException {
        NavigableMap<Integer, Float> ends = ends();
        if (ends.size() < 2) {
            return;
        }
        PDFont bold = font.load();
        float left = rows.get(0).getX();
        float right = left + rows.get(0).getWidth();
        for (int page : ends.headMap(ends.lastKey()).keySet()) {
            String sum = french.money(sumUpTo(page));
            try (Overlay below = new Overlay(document, page, bold)) {
                below.words(french.carried(), sum, right, ends.get(page) - BELOW);
            }
            try (Overlay above = new Overlay(document, page + 1, bold)) {
                above.strip(left, right);
                above.words(french.brought(), sum, right, CONTENT_TOP + 1.8f * MM);
            }
        }
    }

    /** Page to where its last row ends; a row that is longer than a page fills those before its last one. */
    private NavigableMap<Integer, Float> ends() {
        NavigableMap<Integer, Float> ends = new TreeMap<>();
        for (PagePosition<Box> row : rows) {
            ends.merge(row.getPageNo(), row.getY(), Math::min);
            for (int page = firstPage(row); page < row.getPageNo(); page++) {
                ends.put(page, CONTENT_BOTTOM);
            }
        }
        return ends;
    }

    /** Positions tell the page where a row ends and how high it is in all. */
    private static int firstPage(PagePosition<Box> row) {
        float before = row.getY() + row.getHeight() - CONTENT_TOP;
        return before > 1
                ? row.getPageNo() - (int) Math.ceil(before / (CONTENT_TOP - CONTENT_BOTTOM))
                : row.getPageNo();
    }

    /** An amount stands where its row begins. */
    private Money sumUpTo(int page) {
        return Money.sum(rows.stream()
                .filter(row -> row.getId().startsWith(LINE) && firstPage(row) <= page)
                .map(row -> lines.get(Integer.parseInt(row.getId().substring(LINE.length()))))
                .toList());
    }

    @FunctionalInterface
    interface FontLoader {
        PDFont load() throws IOException;
    }

    /** What is drawn over one page, marked as artifact. */
    private static final class Overlay implements AutoCloseable {

        private final PDPageContentStream out;
        private final PDFont font;

        Overlay(PDDocument document, int page, PDFont font) throws IOException {
            this.out = new PDPageContentStream(document, document.getPage(page), AppendMode.APPEND, true, true);
            this.font = font;
            out.beginMarkedContent(COSName.ARTIFACT);
        }

        void strip(float left, float right) throws IOException {
            out.setNonStrokingColor(TINT);
            out.addRect(left, CONTENT_TOP, right - left, STRIP);
            out.fill();
        }

        /** The amount under those of its column, the words left of the widest amount that there can be. */
        void words(String words, String amount, float right, float baseline) throws IOException {
            float amountLeft = right - PADDING - width(amount);
            float column = Math.max(width(amount), 25.4f * MM) + 2 * PADDING;
            write(amount, amountLeft, baseline);
            write(words, right - column - PADDING - width(words), baseline);
        }

        private void write(String text, float x, float baseline) throws IOException {
            out.beginText();
            out.setNonStrokingColor(INK);
            out.setFont(font, SIZE);
            out.newLineAtOffset(x, baseline);
            out.showText(text);
            out.endText();
        }

        private float width(String text) throws IOException {
            return font.getStringWidth(text) / 1000 * SIZE;
        }

        @Override
        public void close() throws IOException {
            out.endMarkedContent();
            out.close();
        }
    }
}
