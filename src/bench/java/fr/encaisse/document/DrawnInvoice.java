package fr.encaisse.document;

import fr.encaisse.document.Wording.Row;
import fr.encaisse.document.Wording.Words;
import java.awt.Color;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The page as one would draw it by hand: each text put to its place with PDFBox, no layout engine, no tags, plain PDF. */
final class DrawnInvoice {

    private static final float LEFT = 48;
    private static final float RIGHT = 547;
    private static final float TOP = 805;
    private static final float BOTTOM = 62;
    private static final float[] LEFT_OF = {53, 107, 325, 334, 440, 477, 542};
    private static final float[] RIGHT_OF = {102, 285, 325, 372, 440, 472, 542};
    private static final boolean[] NUMBER = {false, false, true, false, true, true, true};
    private static final Color INK = new Color(0x1c2733);
    private static final Color SOFT = new Color(0x66758a);
    private static final Color BLUE = new Color(0x12395f);
    private static final Color PALE = new Color(0xf2f5f9);
    private static final Color RULE = new Color(0xdde3ea);

    private final TrueTypeFont regularFace = parse("Regular");
    private final TrueTypeFont boldFace = parse("SemiBold");

    byte[] pdf(Words words) {
        try (PDDocument document = new PDDocument()) {
            new Drawing(document, words).draw();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(100_000);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrueTypeFont parse(String weight) {
        String file = "/fonts/IBMPlexSans-" + weight + ".ttf";
        try (InputStream in = DrawnInvoice.class.getResourceAsStream(file)) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            font.setEnableGsub(false);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Drawing {

        private final PDDocument document;
        private final Words words;
        private final PDFont regular;
        private final PDFont bold;
        private final List<PDPageContentStream> pages = new ArrayList<>();
        private PDPageContentStream out;
        private float y;

        Drawing(PDDocument document, Words words) throws IOException {
            this.document = document;
            this.words = words;
            regular = PDType0Font.load(document, regularFace, true);
            bold = PDType0Font.load(document, boldFace, true);
        }

        void draw() throws IOException {
            page();
            head();
            dates();
            y = block(List.of(words.title()), LEFT, RIGHT, y - 20, 12.5f, BLUE, bold) - 2;
            y = block(List.of(words.description()), LEFT, RIGHT, y, 9, INK, regular) - 8;
            heads();
            for (Row row : words.rows()) {
                row(row);
            }
            closing();
            feet();
        }

        private void page() throws IOException {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            out = new PDPageContentStream(document, page);
            pages.add(out);
            y = TOP;
        }

        private void head() throws IOException {
            text(words.number(), 315, TOP - 17, 17, BLUE, bold);
            float left = block(words.from().subList(0, 1), LEFT, 310, TOP - 13, 13, BLUE, bold);
            left = block(words.from().subList(1, words.from().size()), LEFT, 310, left, 9, INK, regular);
            left = block(words.delivery(), LEFT, 310, left - 8, 9, INK, regular);
            box(315, TOP - 130, RIGHT - 315, 98, PALE);
            float right = block(words.to().subList(0, 1), 326, RIGHT, TOP - 45, 7, SOFT, regular);
            right = block(words.to().subList(1, 2), 326, RIGHT, right, 10.5f, INK, bold);
            right = block(words.to().subList(2, words.to().size()), 326, RIGHT, right, 9, INK, regular);
            right = block(List.of(words.ids()), 326, RIGHT, right, 7.5f, SOFT, regular);
            y = Math.min(left, right) - 10;
        }

        private void dates() throws IOException {
            rule(y + 8);
            List<String> heads = words.dates().get(0);
            List<String> values = words.dates().get(1);
            int last = heads.size() - 1;
            for (int column = 0; column < last; column++) {
                text(heads.get(column), LEFT + 100 * column, y - 4, 7, SOFT, regular);
                text(values.get(column), LEFT + 100 * column, y - 16, 9, INK, regular);
            }
            textTo(heads.get(last), RIGHT, y - 4, 7, SOFT, regular);
            textTo(values.get(last), RIGHT, y - 16, 9, BLUE, bold);
            y -= 22;
            rule(y);
        }

        private void heads() throws IOException {
            box(LEFT, y - 15, RIGHT - LEFT, 19, BLUE);
            for (int column = 0; column < NUMBER.length; column++) {
                cell(words.heads().get(column), column, y - 8, 7.5f, Color.WHITE, bold);
            }
            y -= 16;
        }

        private void row(Row row) throws IOException {
            List<String> name = wrapped(row.name(), RIGHT_OF[1] - LEFT_OF[1], 9, regular);
            List<String> detail = wrapped(row.detail(), RIGHT_OF[1] - LEFT_OF[1], 7.5f, regular);
            float height = name.size() * 12.6f + detail.size() * 10.1f + 6.5f;
            room(row.kind() == Row.Kind.SECTION ? 3 * height : height);
            float baseline = y - 12;
            switch (row.kind()) {
                case SECTION -> {
                    box(LEFT, y - height, RIGHT - LEFT, height, PALE);
                    text(row.name(), LEFT_OF[0], baseline, 9, BLUE, bold);
                }
                case SUBTOTAL -> {
                    textTo(row.name(), RIGHT_OF[5], baseline, 9, INK, bold);
                    textTo(row.net(), RIGHT_OF[6], baseline, 9, INK, bold);
                }
                default -> line(row, name, detail, baseline);
            }
            y -= height;
            rule(y);
        }

        private void line(Row row, List<String> name, List<String> detail, float baseline) throws IOException {
            text(row.reference(), LEFT_OF[0], baseline, 8, SOFT, regular);
            float below = baseline;
            for (String part : name) {
                text(part, LEFT_OF[1], below, 9, INK, regular);
                below -= 12.6f;
            }
            for (String part : detail) {
                text(part, LEFT_OF[1], below, 7.5f, SOFT, regular);
                below -= 10.1f;
            }
            cell(row.quantity(), 2, baseline, 9, INK, regular);
            cell(row.unit(), 3, baseline, 9, SOFT, regular);
            cell(row.price(), 4, baseline, 9, INK, regular);
            cell(row.rate(), 5, baseline, 9, INK, regular);
            cell(row.net(), 6, baseline, 9, INK, regular);
        }

        private void room(float height) throws IOException {
            if (y - height < BOTTOM) {
                page();
                heads();
            }
        }

        private void closing() throws IOException {
            if (y - 290 < BOTTOM) {
                page();
            }
            y -= 22;
            float vat = y;
            for (List<String> row : words.vat()) {
                text(row.get(0), LEFT_OF[0], vat, 8, SOFT, regular);
                textTo(row.get(1), 200, vat, 8, INK, regular);
                textTo(row.get(2), 292, vat, 8, INK, regular);
                vat -= 16;
                out.setStrokingColor(RULE);
                out.moveTo(LEFT, vat + 11);
                out.lineTo(297, vat + 11);
                out.stroke();
            }
            sums();
            y = Math.min(vat, y) - 14;
            payment();
            for (String mention : words.mentions()) {
                y = block(List.of(mention), LEFT, RIGHT, y, 7, SOFT, regular);
            }
        }

        private void sums() throws IOException {
            for (List<String> row : words.sums()) {
                boolean last = row == words.sums().get(words.sums().size() - 1);
                if (last) {
                    box(326, y - 9, RIGHT - 326, 24, BLUE);
                }
                Color color = last ? Color.WHITE : INK;
                text(row.get(0), 331, y, last ? 12 : 9, color, last ? bold : regular);
                textTo(row.get(1), 542, y, last ? 12 : 9, color, last ? bold : regular);
                y -= 20;
            }
        }

        private void payment() throws IOException {
            out.setStrokingColor(RULE);
            out.addRect(LEFT, y - 106, RIGHT - LEFT, 108);
            out.stroke();
            code(LEFT + 3, y - 104, 102);
            float text = block(List.of(words.due()), 160, RIGHT, y - 12, 10.5f, BLUE, bold) - 2;
            text = block(words.scan(), 160, RIGHT, text, 9, INK, regular) - 6;
            List<String> account = words.account();
            for (int i = 0; i < account.size(); i += 4) {
                text(account.get(i), 160, text, 9, SOFT, regular);
                text(account.get(i + 1), 205, text, 9, INK, bold);
                text(account.get(i + 2), 360, text, 9, SOFT, regular);
                text(account.get(i + 3), 435, text, 9, INK, bold);
                text -= 13;
            }
            y -= 118;
        }

        private void code(float x, float bottom, float side) throws IOException {
            QrCode code = new QrCode(words.payAt());
            float module = side / (code.size() + 2 * QrCode.QUIET_ZONE);
            float left = x + QrCode.QUIET_ZONE * module;
            float top = bottom + side - QrCode.QUIET_ZONE * module;
            out.setNonStrokingColor(Color.BLACK);
            float[] point = new float[6];
            for (PathIterator path = code.path().getPathIterator(null); !path.isDone(); path.next()) {
                switch (path.currentSegment(point)) {
                    case PathIterator.SEG_MOVETO -> out.moveTo(left + point[0] * module, top - point[1] * module);
                    case PathIterator.SEG_LINETO -> out.lineTo(left + point[0] * module, top - point[1] * module);
                    default -> out.closePath();
                }
            }
            out.fill();
        }

        private void feet() throws IOException {
            String[] legal = words.legal().split("\n");
            for (int page = 0; page < pages.size(); page++) {
                out = pages.get(page);
                text(legal[0], LEFT, 44, 7, SOFT, regular);
                text(legal[1], LEFT, 34, 7, SOFT, regular);
                textTo(words.folio() + (page + 1) + " / " + pages.size(), RIGHT, 44, 7, SOFT, regular);
                out.close();
            }
        }

        private float block(
                List<String> texts, float left, float right, float top, float size, Color color, PDFont font)
                throws IOException {
            float baseline = top;
            for (String text : texts) {
                for (String part : wrapped(text, right - left, size, font)) {
                    text(part, left, baseline, size, color, font);
                    baseline -= size * 1.4f;
                }
            }
            return baseline;
        }

        private void cell(String text, int column, float baseline, float size, Color color, PDFont font)
                throws IOException {
            if (NUMBER[column]) {
                textTo(text, RIGHT_OF[column], baseline, size, color, font);
            } else {
                text(text, LEFT_OF[column], baseline, size, color, font);
            }
        }

        private void textTo(String text, float right, float baseline, float size, Color color, PDFont font)
                throws IOException {
            text(text, right - width(text, size, font), baseline, size, color, font);
        }

        private void text(String text, float x, float baseline, float size, Color color, PDFont font)
                throws IOException {
            out.beginText();
            out.setFont(font, size);
            out.setNonStrokingColor(color);
            out.newLineAtOffset(x, baseline);
            out.showText(text);
            out.endText();
        }

        private void box(float x, float bottom, float width, float height, Color color) throws IOException {
            out.setNonStrokingColor(color);
            out.addRect(x, bottom, width, height);
            out.fill();
        }

        private void rule(float at) throws IOException {
            out.setStrokingColor(RULE);
            out.setLineWidth(0.5f);
            out.moveTo(LEFT, at);
            out.lineTo(RIGHT, at);
            out.stroke();
        }

        private List<String> wrapped(String text, float room, float size, PDFont font) throws IOException {
            if (text.isEmpty() || width(text, size, font) <= room) {
                return text.isEmpty() ? List.of() : List.of(text);
            }
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (String word : text.split(" ")) {
                if (!line.isEmpty() && width(line + " " + word, size, font) > room) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
            return lines;
        }

        private float width(String text, float size, PDFont font) throws IOException {
            return font.getStringWidth(text) / 1000 * size;
        }
    }
}
