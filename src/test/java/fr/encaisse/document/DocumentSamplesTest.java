package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.invoice.InvoiceContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Writes target/document-samples/*.pdf, to be looked at. */
class DocumentSamplesTest {

    private final InvoiceRenderer renderer = Rendering.renderer();

    @Test
    void samplesAreWrittenForTheEye() throws IOException {
        Map<String, InvoiceContent> samples = new LinkedHashMap<>();
        samples.put("renovation", SampleInvoices.renovation());
        samples.put("everyday", SampleInvoices.everyday());
        samples.put("repair", SampleInvoices.repair());
        samples.put("discounted-lines", SampleInvoices.discountedLines());
        samples.put("percent-off", SampleInvoices.percentOff());
        samples.put("euros-off", SampleInvoices.eurosOff());
        samples.put("franchise", SampleInvoices.franchise());
        samples.put("draft", SampleInvoices.draftOf(SampleInvoices.repair()));
        samples.put("60-lines", SampleInvoices.withLines(60));
        String word = "W".repeat(300);
        samples.put("long-words", SampleInvoices.titled(word, word));
        samples.put("hundreds-of-millions", SampleInvoices.millions());
        Path folder = Files.createDirectories(Path.of("target/document-samples"));
        for (Map.Entry<String, InvoiceContent> sample : samples.entrySet()) {
            byte[] pdf = renderer.pdf(sample.getValue(), SampleInvoices.PAY_AT);
            assertThat(Files.write(folder.resolve(sample.getKey() + ".pdf"), pdf))
                    .isNotEmptyFile();
        }
        HouseStyle style = new HouseStyle(Optional.of(SampleLogo.logo()), true);
        byte[] styled = Rendering.renderer(style).pdf(SampleInvoices.everyday(), SampleInvoices.PAY_AT);
        assertThat(Files.write(folder.resolve("logo-and-epc.pdf"), styled)).isNotEmptyFile();
    }
}
