package fr.encaisse.document;

import fr.encaisse.document.Wording.Row;
import fr.encaisse.document.Wording.Words;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import net.sf.jasperreports.engine.fonts.FontFamily;
import net.sf.jasperreports.engine.fonts.SimpleFontFace;
import net.sf.jasperreports.engine.fonts.SimpleFontFamily;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/** The page as a report, compiled once: plain PDF; tables below the lines are texts of several lines. */
final class JasperInvoice {

    private final SimpleJasperReportsContext context = new SimpleJasperReportsContext();
    private final JasperReport report;

    JasperInvoice() {
        SimpleFontFamily family = new SimpleFontFamily(context);
        family.setName(DocumentFonts.FAMILY);
        family.setNormalFace(face("Regular"));
        family.setBoldFace(face("SemiBold"));
        family.setItalicFace(face("Italic"));
        family.setPdfEncoding("Identity-H");
        family.setPdfEmbedded(true);
        context.setExtensions(FontFamily.class, List.of(family));
        try {
            report = JasperCompileManager.getInstance(context).compile(new JasperLayout(context).design());
        } catch (JRException e) {
            throw new IllegalStateException(e);
        }
    }

    private SimpleFontFace face(String weight) {
        SimpleFontFace face = new SimpleFontFace(context);
        face.setTtf("fonts/IBMPlexSans-" + weight + ".ttf");
        return face;
    }

    byte[] pdf(Words words) {
        try {
            JRPdfExporter exporter = new JRPdfExporter(context);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(100_000);
            exporter.setExporterInput(new SimpleExporterInput(
                    JasperFillManager.getInstance(context).fill(report, parameters(words), rows(words))));
            exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(bytes));
            exporter.exportReport();
            return bytes.toByteArray();
        } catch (JRException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> parameters(Words words) {
        Map<String, Object> values = new HashMap<>();
        values.put("number", words.number());
        values.put("issuer", words.from().get(0));
        values.put("from", joined(words.from().subList(1, words.from().size())));
        values.put("delivery", joined(words.delivery()));
        values.put("buyer", words.to().get(1));
        values.put("billed", words.to().get(0));
        values.put("to", joined(words.to().subList(2, words.to().size())));
        values.put("ids", words.ids());
        for (int column = 0; column < 5; column++) {
            values.put("date" + column, words.dates().get(0).get(column));
            values.put("day" + column, words.dates().get(1).get(column));
        }
        values.put("title", words.title());
        values.put("description", words.description());
        for (int column = 0; column < 7; column++) {
            values.put("head" + column, words.heads().get(column));
        }
        for (int column = 0; column < 3; column++) {
            values.put("vat" + column, Wording.column(words.vat(), column));
        }
        values.put("sums0", Wording.column(words.sums().subList(0, 2), 0));
        values.put("sums1", Wording.column(words.sums().subList(0, 2), 1));
        values.put("toPay0", words.sums().get(2).get(0));
        values.put("toPay1", words.sums().get(2).get(1));
        values.put("due", words.due());
        values.put("scan", joined(words.scan()));
        List<String> account = words.account();
        for (int column = 0; column < 4; column++) {
            values.put("account" + column, account.get(column) + "\n" + account.get(column + 4));
        }
        values.put("mentions", joined(words.mentions()));
        values.put("legal", words.legal());
        values.put("folio", words.folio());
        values.put("of", "/");
        values.put("code", new Code(words.payAt()));
        return values;
    }

    private static JRMapCollectionDataSource rows(Words words) {
        return new JRMapCollectionDataSource(
                words.rows().stream().<Map<String, ?>>map(JasperInvoice::values).toList());
    }

    private static Map<String, Object> values(Row row) {
        Map<String, Object> values = new HashMap<>();
        values.put("isSection", row.kind() == Row.Kind.SECTION);
        values.put("isLine", row.kind() == Row.Kind.LINE);
        values.put("isSubtotal", row.kind() == Row.Kind.SUBTOTAL);
        values.put("reference", row.reference());
        values.put("name", row.name());
        values.put("detail", row.detail().isEmpty() ? null : row.detail());
        values.put("quantity", row.quantity());
        values.put("unit", row.unit());
        values.put("price", row.price());
        values.put("rate", row.rate());
        values.put("net", row.net());
        return values;
    }

    private static String joined(List<String> texts) {
        return String.join("\n", texts);
    }

    /** As vectors, like ours. */
    static final class Code extends AbstractRenderer implements Graphics2DRenderable {

        private static final long serialVersionUID = 1;

        private final String text;

        Code(String text) {
            this.text = text;
        }

        @Override
        public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D place) {
            QrCode code = new QrCode(text);
            double module = place.getWidth() / (code.size() + 2 * QrCode.QUIET_ZONE);
            graphics.translate(place.getX(), place.getY());
            graphics.scale(module, module);
            graphics.translate(QrCode.QUIET_ZONE, QrCode.QUIET_ZONE);
            graphics.fill(code.path());
        }
    }
}
