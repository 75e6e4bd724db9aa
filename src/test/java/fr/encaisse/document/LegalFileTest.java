package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every document is one file that is PDF/A-3a, PDF/UA-1 and Factur-X EN 16931 at once, in the eyes of others. */
class LegalFileTest {

    private static final InvoiceRenderer RENDERER = Rendering.renderer();

    static Stream<LegalSample> samples() {
        return LegalSample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void veraPdfAndMustangFindNothing(LegalSample sample) throws Exception {
        byte[] pdf = RENDERER.pdf(sample.document());
        assertThat(FileValidators.veraPdf(pdf)).isEmpty();
        assertThat(FileValidators.mustang(pdf)).isEmpty();
    }
}
