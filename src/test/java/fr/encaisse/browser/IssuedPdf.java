package fr.encaisse.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.encaisse.document.InvoiceXml;
import fr.encaisse.document.RenderedPdf;

/**
 * An issued document as a link on a page leads to it.
 *
 * @param text in reading order, one ordinary space between words
 * @param xml its Factur-X
 */
record IssuedPdf(String text, byte[] xml) {

    /** @param address of our application, before the link's */
    static IssuedPdf behind(Locator link, String address) throws Exception {
        Page page = link.page();
        APIResponse answer = page.request().get(address + link.getAttribute("href"));
        try (RenderedPdf pdf = new RenderedPdf(answer.body())) {
            return new IssuedPdf(pdf.text(), InvoiceXml.attachedTo(pdf.document()));
        }
    }
}
