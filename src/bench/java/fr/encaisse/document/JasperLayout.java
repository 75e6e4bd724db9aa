package fr.encaisse.document;

import static net.sf.jasperreports.engine.type.HorizontalTextAlignEnum.LEFT;
import static net.sf.jasperreports.engine.type.HorizontalTextAlignEnum.RIGHT;

import java.awt.Color;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignImage;
import net.sf.jasperreports.engine.design.JRDesignLine;
import net.sf.jasperreports.engine.design.JRDesignParameter;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.EvaluationTimeEnum;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.ModeEnum;
import net.sf.jasperreports.engine.type.PositionTypeEnum;
import net.sf.jasperreports.engine.type.SplitTypeEnum;
import net.sf.jasperreports.engine.type.TextAdjustEnum;
import net.sf.jasperreports.renderers.Renderable;

/** Where each text of the report stands, in points; the same columns, sizes and colours as on our page. */
final class JasperLayout {

    private static final int[] X = {5, 59, 247, 286, 320, 392, 424};
    private static final int[] WIDTH = {52, 186, 35, 34, 72, 32, 70};
    private static final String[] FIELDS = {"reference", "name", "quantity", "unit", "price", "rate", "net"};
    private static final Color INK = new Color(0x1c2733);
    private static final Color SOFT = new Color(0x66758a);
    private static final Color BLUE = new Color(0x12395f);
    private static final Color PALE = new Color(0xf2f5f9);
    private static final Color RULE = new Color(0xdde3ea);

    private final JasperDesign design;

    JasperLayout(JasperReportsContext context) {
        design = new JasperDesign(context);
    }

    JasperDesign design() throws JRException {
        design.setName("invoice");
        design.setPageWidth(595);
        design.setPageHeight(842);
        design.setLeftMargin(48);
        design.setRightMargin(48);
        design.setColumnWidth(499);
        design.setTopMargin(37);
        design.setBottomMargin(24);
        design.setSummaryWithPageHeaderAndFooter(true);
        declare();
        design.setTitle(head());
        design.setColumnHeader(heads());
        JRDesignSection rows = (JRDesignSection) design.getDetailSection();
        rows.addBand(section());
        rows.addBand(line());
        rows.addBand(subtotal());
        design.setSummary(closing());
        design.setPageFooter(foot());
        return design;
    }

    private void declare() throws JRException {
        Stream<String> texts = Stream.of(
                "number issuer from delivery buyer billed to ids title description sums0 sums1 toPay0 toPay1 due"
                        + " scan mentions legal folio of",
                numbered("date", 5),
                numbered("day", 5),
                numbered("head", 7),
                numbered("vat", 3),
                numbered("account", 4));
        for (String name : texts.flatMap(names -> Stream.of(names.split(" "))).toList()) {
            parameter(name, String.class);
        }
        parameter("code", Renderable.class);
        for (String name : new String[] {"isSection", "isLine", "isSubtotal"}) {
            field(name, Boolean.class);
        }
        for (String name : FIELDS) {
            field(name, String.class);
        }
        field("detail", String.class);
    }

    private static String numbered(String name, int count) {
        return String.join(
                " ", IntStream.range(0, count).mapToObj(i -> name + i).toList());
    }

    private void parameter(String name, Class<?> type) throws JRException {
        JRDesignParameter parameter = new JRDesignParameter();
        parameter.setName(name);
        parameter.setValueClass(type);
        design.addParameter(parameter);
    }

    private void field(String name, Class<?> type) throws JRException {
        JRDesignField field = new JRDesignField();
        field.setName(name);
        field.setValueClass(type);
        design.addField(field);
    }

    private JRDesignBand head() {
        JRDesignBand band = band(240);
        text(band, "$P{issuer}", 0, 0, 265, 20, 13, BLUE, LEFT).setBold(true);
        text(band, "$P{from}", 0, 20, 265, 52, 9, INK, LEFT);
        text(band, "$P{delivery}", 0, 82, 265, 52, 9, INK, LEFT);
        text(band, "$P{number}", 267, 0, 232, 28, 17, BLUE, LEFT).setBold(true);
        filled(text(band, "$P{billed}", 267, 36, 232, 13, 7, SOFT, LEFT), PALE);
        JRDesignTextField buyer = filled(text(band, "$P{buyer}", 267, 49, 232, 16, 10.5f, INK, LEFT), PALE);
        buyer.setBold(true);
        filled(text(band, "$P{to}", 267, 65, 232, 40, 9, INK, LEFT), PALE);
        filled(text(band, "$P{ids}", 267, 105, 232, 14, 7.5f, SOFT, LEFT), PALE);
        for (int column = 0; column < 5; column++) {
            HorizontalTextAlignEnum align = column == 4 ? RIGHT : LEFT;
            JRDesignTextField name = text(band, "$P{date" + column + "}", 100 * column, 150, 99, 12, 7, SOFT, align);
            name.getLineBox().getTopPen().setLineWidth(0.6f);
            JRDesignTextField day = text(band, "$P{day" + column + "}", 100 * column, 162, 99, 16, 9, INK, align);
            day.getLineBox().getBottomPen().setLineWidth(0.6f);
            day.setBold(column == 4);
        }
        text(band, "$P{title}", 0, 186, 499, 18, 12.5f, BLUE, LEFT).setBold(true);
        text(band, "$P{description}", 0, 205, 499, 26, 9, INK, LEFT);
        return band;
    }

    private JRDesignBand heads() {
        JRDesignBand band = band(19);
        for (int column = 0; column < X.length; column++) {
            JRDesignTextField head = text(
                    band,
                    "$P{head" + column + "}",
                    left(column),
                    0,
                    width(column),
                    19,
                    7.5f,
                    Color.WHITE,
                    align(column));
            filled(head, BLUE).setBold(true);
        }
        return band;
    }

    private JRDesignBand section() {
        JRDesignBand band = band(20);
        band.setPrintWhenExpression(new JRDesignExpression("$F{isSection}"));
        filled(text(band, "$F{name}", 0, 0, 499, 19, 9, BLUE, LEFT), PALE).setBold(true);
        return band;
    }

    private JRDesignBand line() {
        JRDesignBand band = band(30);
        band.setPrintWhenExpression(new JRDesignExpression("$F{isLine}"));
        for (int column = 0; column < X.length; column++) {
            Color color = column == 0 || column == 3 ? SOFT : INK;
            int size = column == 0 ? 8 : 9;
            JRDesignTextField cell = text(
                    band, "$F{" + FIELDS[column] + "}", X[column], 3, WIDTH[column], 13, size, color, align(column));
            if (column == 1) {
                cell.setTextAdjust(TextAdjustEnum.STRETCH_HEIGHT);
            }
        }
        JRDesignTextField detail = text(band, "$F{detail}", X[1], 16, WIDTH[1], 11, 7.5f, SOFT, LEFT);
        detail.setTextAdjust(TextAdjustEnum.STRETCH_HEIGHT);
        detail.setPositionType(PositionTypeEnum.FLOAT);
        detail.setBlankWhenNull(true);
        detail.setRemoveLineWhenBlank(true);
        JRDesignLine rule = new JRDesignLine(design);
        rule.setX(0);
        rule.setY(29);
        rule.setWidth(499);
        rule.setHeight(0);
        rule.setForecolor(RULE);
        rule.setPositionType(PositionTypeEnum.FLOAT);
        band.addElement(rule);
        return band;
    }

    private JRDesignBand subtotal() {
        JRDesignBand band = band(20);
        band.setPrintWhenExpression(new JRDesignExpression("$F{isSubtotal}"));
        JRDesignTextField name = text(band, "$F{name}", 0, 0, 424, 19, 9, INK, RIGHT);
        JRDesignTextField net = text(band, "$F{net}", 424, 0, 70, 19, 9, INK, RIGHT);
        for (JRDesignTextField cell : new JRDesignTextField[] {name, net}) {
            cell.setBold(true);
            cell.getLineBox().getBottomPen().setLineWidth(0.8f);
        }
        return band;
    }

    private JRDesignBand closing() {
        JRDesignBand band = band(285);
        for (int column = 0; column < 3; column++) {
            text(band, "$P{vat" + column + "}", 5 + 82 * column, 12, 78, 50, 8, INK, column == 0 ? LEFT : RIGHT);
        }
        text(band, "$P{sums0}", 283, 12, 100, 30, 9, INK, LEFT);
        text(band, "$P{sums1}", 383, 12, 111, 30, 9, INK, RIGHT);
        filled(text(band, "$P{toPay0}", 278, 44, 110, 25, 12, Color.WHITE, LEFT), BLUE)
                .setBold(true);
        filled(text(band, "$P{toPay1}", 388, 44, 111, 25, 12, Color.WHITE, RIGHT), BLUE)
                .setBold(true);
        JRDesignImage code = new JRDesignImage(design);
        code.setX(3);
        code.setY(82);
        code.setWidth(102);
        code.setHeight(102);
        code.setExpression(new JRDesignExpression("$P{code}"));
        band.addElement(code);
        text(band, "$P{due}", 112, 84, 380, 18, 10.5f, BLUE, LEFT).setBold(true);
        text(band, "$P{scan}", 112, 103, 380, 40, 9, INK, LEFT);
        int[] left = {112, 157, 312, 387};
        for (int column = 0; column < 4; column++) {
            int width = (column == 3 ? 497 : left[column + 1]) - left[column];
            JRDesignTextField cell =
                    text(band, "$P{account" + column + "}", left[column], 146, width, 30, 9, INK, LEFT);
            cell.setBold(column % 2 == 1);
        }
        text(band, "$P{mentions}", 0, 194, 499, 88, 7, SOFT, LEFT);
        return band;
    }

    private JRDesignBand foot() {
        JRDesignBand band = band(30);
        text(band, "$P{legal}", 0, 6, 330, 22, 7, SOFT, LEFT);
        text(band, "$P{folio}", 330, 6, 140, 11, 7, SOFT, RIGHT);
        text(band, "$V{PAGE_NUMBER}", 470, 6, 13, 11, 7, SOFT, RIGHT);
        text(band, "$P{of}", 483, 6, 6, 11, 7, SOFT, RIGHT);
        text(band, "$V{PAGE_NUMBER}", 486, 6, 13, 11, 7, SOFT, RIGHT).setEvaluationTime(EvaluationTimeEnum.REPORT);
        return band;
    }

    private static JRDesignBand band(int height) {
        JRDesignBand band = new JRDesignBand();
        band.setHeight(height);
        band.setSplitType(SplitTypeEnum.PREVENT);
        return band;
    }

    private JRDesignTextField text(
            JRDesignBand band,
            String expression,
            int x,
            int y,
            int width,
            int height,
            float size,
            Color color,
            HorizontalTextAlignEnum align) {
        JRDesignTextField text = new JRDesignTextField(design);
        text.setX(x);
        text.setY(y);
        text.setWidth(width);
        text.setHeight(height);
        text.setExpression(new JRDesignExpression(expression));
        text.setFontName(DocumentFonts.FAMILY);
        text.setFontSize(size);
        text.setForecolor(color);
        text.setHorizontalTextAlign(align);
        band.addElement(text);
        return text;
    }

    private static JRDesignTextField filled(JRDesignTextField text, Color color) {
        text.setMode(ModeEnum.OPAQUE);
        text.setBackcolor(color);
        text.getLineBox().setLeftPadding(5);
        text.getLineBox().setRightPadding(5);
        return text;
    }

    /** The coloured heads touch one another. */
    private static int left(int column) {
        return column == 0 ? 0 : X[column - 1] + WIDTH[column - 1];
    }

    private static int width(int column) {
        return (column == X.length - 1 ? 499 : X[column] + WIDTH[column]) - left(column);
    }

    private static HorizontalTextAlignEnum align(int column) {
        return column < 2 || column == 3 ? LEFT : RIGHT;
    }
}
