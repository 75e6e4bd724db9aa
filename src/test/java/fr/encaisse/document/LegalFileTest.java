package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every document is one file that is PDF/A-3a, PDF/UA-1 and Factur-X EN 16931 at once. */
class LegalFileTest {

    private static final InvoiceRenderer RENDERER = Rendering.renderer();
    private static final LegalDocument SAMPLE = LegalSample.ordinary();
    private static final Pattern CENT_OF_VAT = Pattern.compile(
            "^warning Arithmetical issue:Payable total in XML is ([0-9.]+), but calculated total is ([0-9.]+) ");

    static Stream<LegalSample> samples() {
        return LegalSample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nobodyFindsAnything(LegalSample sample) throws Exception {
        byte[] pdf = RENDERER.pdf(sample.document());
        assertThat(FileValidators.veraPdf(pdf)).isEmpty();
        assertThat(FileValidators.mustang(pdf)).allMatch(finding -> isCentOfVat(sample, finding));
        try (RenderedPdf rendered = new RenderedPdf(pdf)) {
            byte[] xml = InvoiceXml.attachedTo(rendered.document());
            assertThat(xml).isEqualTo(Rendering.xml(sample.document()));
            assertThat(amounts(sample, xml).findings()).isEmpty();
            assertThat(FrenchRules.findings(xml)).isEmpty();
        }
    }

    private static InvoiceAmounts amounts(LegalSample sample, byte[] xml) {
        return sample.document().type() == DocumentType.CREDIT_NOTE
                ? InvoiceAmounts.ofPart(xml)
                : new InvoiceAmounts(xml);
    }

    /** Its warning about the VAT of a credit note that {@link InvoiceAmounts#ofPart} tells of; all else is a failure. */
    private static boolean isCentOfVat(LegalSample sample, String finding) {
        Matcher warning = CENT_OF_VAT.matcher(finding);
        return sample.document().type() == DocumentType.CREDIT_NOTE
                && warning.find()
                && new BigDecimal(warning.group(1))
                                .subtract(new BigDecimal(warning.group(2)))
                                .abs()
                                .compareTo(new BigDecimal("0.02"))
                        <= 0;
    }

    @Test
    void fiveHundredLinesAreManyPages() throws Exception {
        try (RenderedPdf pdf = new RenderedPdf(
                RENDERER.pdf(LegalDocument.invoice(LegalSample.manyLines(500).issued(), SampleInvoices.PAY_AT)))) {
            assertThat(pdf.pages()).isGreaterThanOrEqualTo(20);
        }
    }

    /** Whoever finds nothing must be able to find something. */
    @Test
    void validatorsFindWhatIsWrong() throws Exception {
        String xml = new String(Rendering.xml(SAMPLE), StandardCharsets.UTF_8);
        assertThat(FileValidators.mustang(carrying(xml.replace("PMT", "AAI")))).anyMatch(f -> f.contains("BR-FR-05"));
        assertThat(FileValidators.mustang(carrying(xml.replace(">S</ram:CategoryCode>", ">O</ram:CategoryCode>"))))
                .isNotEmpty();
        assertThat(FileValidators.mustang(carrying(xml.replaceAll("<ram:TypeCode>380</ram:TypeCode>", ""))))
                .anyMatch(f -> f.contains("TypeCode"));
        assertThat(FileValidators.veraPdf(withoutMetadata(RENDERER.pdf(SAMPLE))))
                .anyMatch(finding -> finding.startsWith("3a "))
                .anyMatch(finding -> finding.startsWith("ua1 "));
    }

    private static byte[] withoutMetadata(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.getDocumentCatalog().setMetadata(null);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] carrying(String xml) {
        return Rendering.writer()
                .write(
                        Rendering.xhtml(SAMPLE),
                        Optional.of(new ElectronicInvoice(xml.getBytes(StandardCharsets.UTF_8), "x")));
    }

    @Test
    void theSameInvoiceAtTheSameMomentIsTheSameFile() {
        assertThat(RENDERER.pdf(SAMPLE)).isEqualTo(RENDERER.pdf(SAMPLE));
    }
}
