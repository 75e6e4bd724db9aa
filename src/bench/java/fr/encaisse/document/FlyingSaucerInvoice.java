package fr.encaisse.document;

import com.lowagie.text.DocumentException;
import com.lowagie.text.pdf.BaseFont;
import java.awt.Point;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.w3c.dom.Element;
import org.xhtmlrenderer.extend.ReplacedElement;
import org.xhtmlrenderer.extend.ReplacedElementFactory;
import org.xhtmlrenderer.extend.UserAgentCallback;
import org.xhtmlrenderer.layout.LayoutContext;
import org.xhtmlrenderer.pdf.ITextOutputDevice;
import org.xhtmlrenderer.pdf.ITextRenderer;
import org.xhtmlrenderer.pdf.ITextReplacedElement;
import org.xhtmlrenderer.render.BlockBox;
import org.xhtmlrenderer.render.RenderingContext;
import org.xhtmlrenderer.simple.extend.FormSubmissionListener;

/** Our XHTML and style sheet in Flying Saucer with OpenPDF: plain PDF; one renderer serves all documents. */
final class FlyingSaucerInvoice {

    private final ITextRenderer renderer = new ITextRenderer();

    FlyingSaucerInvoice() {
        for (String face : new String[] {"Regular", "Italic", "SemiBold", "Bold"}) {
            try {
                renderer.getFontResolver()
                        .addFont(
                                "fonts/IBMPlexSans-" + face + ".ttf",
                                DocumentFonts.FAMILY,
                                BaseFont.IDENTITY_H,
                                BaseFont.EMBEDDED,
                                null);
            } catch (DocumentException | IOException e) {
                throw new IllegalStateException(face, e);
            }
        }
        renderer.getSharedContext().setReplacedElementFactory(new Codes());
    }

    byte[] pdf(String xhtml) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream(100_000)) {
            renderer.setDocumentFromString(xhtml);
            renderer.layout();
            renderer.createPDF(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Codes implements ReplacedElementFactory {

        @Override
        public ReplacedElement createReplacedElement(
                LayoutContext context, BlockBox box, UserAgentCallback user, int width, int height) {
            Element element = box.getElement();
            return element != null && "image/qr".equals(element.getAttribute("type"))
                    ? new Code(element.getAttribute("data-text"), width, height)
                    : null;
        }

        @Override
        public void reset() {}

        @Override
        public void remove(Element element) {}

        @Override
        public void setFormSubmissionListener(FormSubmissionListener listener) {}
    }

    private static final class Code implements ITextReplacedElement {

        private final String text;
        private final int width;
        private final int height;
        private Point location = new Point();

        Code(String text, int width, int height) {
            this.text = text;
            this.width = width;
            this.height = height;
        }

        @Override
        public void paint(RenderingContext context, ITextOutputDevice device, BlockBox box) {
            QrCode code = new QrCode(text);
            double module = (double) width / (code.size() + 2 * QrCode.QUIET_ZONE);
            AffineTransform place = AffineTransform.getTranslateInstance(location.x, location.y);
            place.scale(module, module);
            place.translate(QrCode.QUIET_ZONE, QrCode.QUIET_ZONE);
            device.fill(place.createTransformedShape(code.path()));
        }

        @Override
        public int getIntrinsicWidth() {
            return width;
        }

        @Override
        public int getIntrinsicHeight() {
            return height;
        }

        @Override
        public Point getLocation() {
            return location;
        }

        @Override
        public void setLocation(int x, int y) {
            location = new Point(x, y);
        }

        @Override
        public void detach(LayoutContext context) {}

        @Override
        public boolean isRequiresInteractivePaint() {
            return false;
        }

        @Override
        public boolean hasBaseline() {
            return false;
        }

        @Override
        public int getBaseline() {
            return 0;
        }
    }
}
