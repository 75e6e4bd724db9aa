package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.issuer.Logo;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The company's logo and second code on its documents. */
class HouseStyleTest {

    private final InvoiceRenderer renderer = Rendering.renderer(new HouseStyle(Optional.of(SampleLogo.logo()), true));

    @Test
    void theFileIsAsArchivableAndAccessibleAsWithout() throws Exception {
        byte[] pdf = renderer.pdf(LegalSample.all().findFirst().orElseThrow().document());
        assertThat(FileValidators.veraPdf(pdf)).isEmpty();
        assertThat(FileValidators.mustang(pdf)).isEmpty();
    }

    @Test
    void theLogoKeepsItsPixelsAndHasWords() throws IOException {
        try (RenderedPdf pdf = new RenderedPdf(renderer.pdf(SampleInvoices.repair(), SampleInvoices.PAY_AT))) {
            assertThat(pdf.bitmaps()).singleElement().isInstanceOfSatisfying(PDImageXObject.class, image -> {
                assertThat(image.getWidth()).isEqualTo(480);
                assertThat(image.getHeight()).isEqualTo(160);
            });
            assertThat(figures(pdf.document().getDocumentCatalog().getStructureTreeRoot()))
                    .contains("Logo Atelier Lefèvre & Fils", "Code QR de virement SEPA");
        }
    }

    @Test
    void withTheLogoTheDeliveryAddressIsSaidInOneLine() throws IOException {
        try (RenderedPdf pdf = new RenderedPdf(renderer.pdf(SampleInvoices.renovation(), SampleInvoices.PAY_AT))) {
            assertThat(pdf.text())
                    .containsOnlyOnce("ADRESSE DE LIVRAISON")
                    .contains("27, allée des Tilleuls, Bâtiment B, 94160 Saint-Mandé");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "709,213,59.92mm,18.00mm",
        "709,100,60.00mm,8.46mm",
        "213,213,18.00mm,18.00mm",
        "100,50,25.40mm,12.70mm",
        "16,213,1.35mm,18.00mm"
    })
    void itFillsItsPlaceButIsNeverCoarse(int width, int height, String printedWidth, String printedHeight) {
        PrintedLogo logo = new PrintedLogo(new Logo(new byte[0], "", width, height));
        assertThat(logo.width()).isEqualTo(printedWidth);
        assertThat(logo.height()).isEqualTo(printedHeight);
    }

    @Test
    void theLogoIsReadOnceUntilThereIsAnother() {
        LogoPixels pixels = new LogoPixels();
        Logo logo = SampleLogo.logo();
        BufferedImage image = pixels.of(logo);
        assertThat(pixels.of(new Logo(logo.png().clone(), logo.sha256(), 480, 160)))
                .isSameAs(image);
        assertThat(pixels.of(new Logo(logo.png(), "1".repeat(64), 480, 160))).isNotSameAs(image);
    }

    /** What a screen reader says of the pictures. */
    private static String figures(PDStructureNode node) {
        StringBuilder words = new StringBuilder();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                String alternative = element.getCOSObject().getString(COSName.ALT);
                words.append(alternative == null ? "" : alternative + "\n").append(figures(element));
            }
        }
        return words.toString();
    }
}
