package fr.encaisse.document;

import com.openhtmltopdf.pdfboxout.PageSupplier;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Pages with few properties of marked content. The renderer marks the rules and the tint of each cell as an artifact,
 * each with a dictionary of its own that becomes an object of the file: with many lines, three of four objects and a
 * third of the time. Here all of a page share one.
 */
final class TaggedPages implements PageSupplier {

    @Override
    public PDPage requestPage(PDDocument document, float width, float height, int number, int shadow) {
        PDPage page = new PDPage(new PDRectangle(width, height));
        PDResources resources = new PDResources();
        resources.getCOSObject().setItem(COSName.PROPERTIES, new Properties());
        page.setResources(resources);
        document.addPage(page);
        return page;
    }

    /** Looks are layout (ISO 32000-1, table 330), which unlike a background needs no frame. */
    private static final class Properties extends COSDictionary {

        private static final COSName LAYOUT = COSName.getPDFName("Layout");

        Properties() {
            COSDictionary layout = new COSDictionary();
            layout.setItem(COSName.TYPE, LAYOUT);
            setItem(LAYOUT, layout);
        }

        /** Others are never the same: PDFBox need not look through them all. */
        @Override
        public boolean containsValue(Object value) {
            return value instanceof COSDictionary properties
                    && COSName.BACKGROUND.equals(properties.getCOSName(COSName.TYPE));
        }

        /** Asked for what is contained. */
        @Override
        public COSName getKeyForValue(Object value) {
            return LAYOUT;
        }
    }
}
