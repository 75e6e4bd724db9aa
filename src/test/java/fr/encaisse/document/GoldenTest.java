package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.invoice.InvoiceContent;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of page says and looks as it was accepted. A change is accepted, once it has been looked at, by
 * {@code ./mvnw test -Dtest=GoldenTest -Dgolden.accept=true}.
 */
class GoldenTest {

    private static final boolean ACCEPT = Boolean.getBoolean("golden.accept");
    private static final HouseStyle LOGO = new HouseStyle(Optional.of(SampleLogo.logo()), false);
    private static final HouseStyle EPC = new HouseStyle(Optional.empty(), true);

    /** Of long documents only the pages that differ in kind are kept. */
    private record Sample(String name, LegalDocument document, HouseStyle style) {

        List<Integer> pages(int count) {
            return count <= 4 ? IntStream.rangeClosed(1, count).boxed().toList() : List.of(1, count / 2, count);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                sample("b2b", SampleInvoices.renovation()),
                sample("b2b-everyday", SampleInvoices.everyday()),
                sample("consumer", SampleInvoices.repair()),
                sample("franchise", SampleInvoices.franchise()),
                legal("five-rates", "five rates"),
                legal("reverse-charge", "reverse charge abroad"),
                sample("discounts", SampleInvoices.percentOff()),
                legal("credit-note", "credit note"),
                sample("500-lines", SampleInvoices.withLines(500)),
                sample("long-line", longLine()),
                legal("texts", "texts of all kinds"),
                sample("millions", SampleInvoices.millions()),
                sample("draft", SampleInvoices.draftOf(SampleInvoices.repair())),
                new Sample("logo", invoice(SampleInvoices.repair()), LOGO),
                new Sample("epc", invoice(SampleInvoices.everyday()), EPC));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void thePagesAreAsTheyWereAccepted(Sample sample) throws IOException {
        byte[] pdf = Rendering.renderer(sample.style()).pdf(sample.document());
        GoldenPages golden = new GoldenPages(sample.name());
        List<Integer> pages = sample.pages(pagesOf(pdf));
        if (ACCEPT) {
            golden.accept(pdf, pages);
        }
        assertThat(golden.differences(pdf, pages))
                .as("what is not as it was accepted (see target/golden; -Dgolden.accept=true accepts it)")
                .isEmpty();
    }

    @Test
    void nothingIsKeptThatIsComparedWithNothing() throws IOException {
        try (Stream<Path> files = Files.list(GoldenPages.FOLDER)) {
            List<String> names = samples().map(Sample::name).toList();
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("(-\\d+\\.png|\\.txt)$", "")))
                    .isSubsetOf(names);
        }
    }

    /** Whoever finds nothing must be able to find something. */
    @Test
    void aMissingPictureIsFoundAShadeOfGreyIsNot() {
        BufferedImage accepted = paper(20, 0);
        assertThat(GoldenPages.alike(accepted, paper(20, 0))).isTrue();
        assertThat(GoldenPages.alike(accepted, paper(20, 40))).isTrue();
        assertThat(GoldenPages.alike(accepted, paper(0, 0))).isFalse();
        assertThat(GoldenPages.alike(accepted, new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_GRAY)))
                .isFalse();
    }

    /** Grey paper with a square on it. */
    private static BufferedImage paper(int side, int shade) {
        BufferedImage paper = new BufferedImage(400, 400, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = paper.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 400, 400);
        graphics.setColor(new Color(shade, shade, shade));
        graphics.fillRect(10, 10, side, side);
        graphics.dispose();
        return paper;
    }

    /** Its description fills more than a page. */
    private static InvoiceContent longLine() {
        return SampleInvoices.titled("Récit", "Mot à mot, ligne à ligne. ".repeat(400) + "Fin de l’histoire.");
    }

    private static int pagesOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static Sample sample(String name, InvoiceContent content) {
        return new Sample(name, invoice(content), HouseStyle.PLAIN);
    }

    private static LegalDocument invoice(InvoiceContent content) {
        return LegalDocument.invoice(content, SampleInvoices.PAY_AT);
    }

    private static Sample legal(String name, String kind) {
        return LegalSample.all()
                .filter(sample -> sample.name().equals(kind))
                .map(sample -> new Sample(name, sample.document(), HouseStyle.PLAIN))
                .findFirst()
                .orElseThrow();
    }
}
