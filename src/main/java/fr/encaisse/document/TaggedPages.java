package fr.encaisse.document;

import com.openhtmltopdf.pdfboxout.PageSupplier;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Pages with room for many tags. Each tagged piece of a page adds its properties to the page's list, and PDFBox first
 * looks through the whole list for the same ones, which never are there: a third of the time that painting takes.
 */
final class TaggedPages implements PageSupplier {

    @Override
    public PDPage requestPage(PDDocument document, float width, float height, int number, int shadow) {
        PDPage page = new PDPage(new PDRectangle(width, height));
        PDResources resources = new PDResources();
        resources.getCOSObject().setItem(COSName.PROPERTIES, new Distinct());
        page.setResources(resources);
        document.addPage(page);
        return page;
    }

    private static final class Distinct extends COSDictionary {

        @Override
        public boolean containsValue(Object value) {
            return false;
        }
    }
}
