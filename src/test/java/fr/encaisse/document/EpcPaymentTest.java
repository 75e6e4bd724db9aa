package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.Camera;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Account;
import fr.encaisse.shared.Iban;
import fr.encaisse.shared.Money;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second code, which banking apps read. */
class EpcPaymentTest {

    private static final Iban IBAN = new Iban("FR7630006000011234567890189");
    private static final InvoiceRenderer RENDERER = Rendering.renderer(new HouseStyle(Optional.empty(), true));

    @Test
    void aBankingAppReadsATransferThatIsFilledIn() {
        assertThat(payload("Atelier Lefèvre & Fils", "14170.25")).contains("""
                        BCD
                        002
                        1
                        SCT
                        AGRIFRPP
                        Atelier Lefevre et Fils
                        FR7630006000011234567890189
                        EUR14170.25


                        F-2026-000123""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hôtel du Cœur d’Île SAS|Hotel du Coeur d'Ile SAS",
                "Łukasz Strauß—Øre|Lukasz Strauss Ore",
                "Ça, c’est « l’été » !|Ca, c'est l'ete",
                "Иван Ltd|Ltd"
            })
    void namesAreSpeltInLettersThatEveryBankTakes(String holder, String spelt) {
        assertThat(payload(holder, "1").orElseThrow().lines().toList().get(5)).isEqualTo(spelt);
    }

    @Test
    void theSecondCodeCostsNoPage() throws IOException {
        InvoiceRenderer without = Rendering.renderer();
        for (int rows = 20; rows < 40; rows++) {
            InvoiceContent invoice = SampleInvoices.described(SampleInvoices.repair(), "ligne\n".repeat(rows));
            try (RenderedPdf one = new RenderedPdf(without.pdf(invoice, SampleInvoices.PAY_AT));
                    RenderedPdf two = new RenderedPdf(RENDERER.pdf(invoice, SampleInvoices.PAY_AT))) {
                assertThat(two.pages()).as("%d rows", rows).isEqualTo(one.pages());
            }
        }
    }

    @Test
    void theCodesStandWithTheTotalsHoweverLongTheMentionsAre() throws IOException {
        for (int words : new int[] {10, 100, 400, 800}) {
            InvoiceContent invoice = SampleInvoices.mentioning("Mot à mot, ligne à ligne. ".repeat(words));
            try (RenderedPdf pdf = new RenderedPdf(RENDERER.pdf(invoice, SampleInvoices.PAY_AT))) {
                assertThat(pdf.pageTexts())
                        .as("%d words", words)
                        .filteredOn(page -> page.contains("Total TVA"))
                        .singleElement()
                        .asString()
                        .contains("Net à payer TTC", "À régler", "Scannez", "Ou dans l’appli de votre banque");
            }
        }
    }

    @Test
    void whatTheFormatCannotCarryHasNoCode() {
        assertThat(payload("Atelier", "0")).isEmpty();
        assertThat(payload("Atelier", "-5")).isEmpty();
        assertThat(payload("Atelier", "1000000000")).isEmpty();
        assertThat(payload("漢字", "1")).isEmpty();
    }

    @Test
    void theLongestStaysWithinTheFormat() {
        EpcPayment longest = new EpcPayment(
                new Account("", IBAN, "AGRIFRPPXXX", "W".repeat(140)), Money.of("999999999.99"), "9".repeat(200));
        String payload = longest.payload().orElseThrow();
        assertThat(payload.length()).isLessThanOrEqualTo(331);
        // Version 13, as far as banking apps have to read, has 69 modules.
        assertThat(new QrCode(payload).size()).isLessThanOrEqualTo(69);
    }

    @Test
    void bothCodesAreReadFromThePage() throws Exception {
        InvoiceContent invoice = SampleInvoices.everyday();
        assertThat(codes(RENDERER.pdf(invoice, SampleInvoices.PAY_AT)))
                .containsExactlyInAnyOrder(
                        SampleInvoices.PAY_AT.toString(),
                        new EpcPayment(invoice.account(), invoice.totals().gross(), invoice.number())
                                .payload()
                                .orElseThrow());
    }

    @Test
    void noSecondCodeWhereThereIsNoFirstOneOrNobodyAskedForIt() throws Exception {
        for (InvoiceContent invoice : List.of(SampleInvoices.gift(), SampleInvoices.draftOf(SampleInvoices.repair()))) {
            assertThat(codes(RENDERER.pdf(invoice, SampleInvoices.PAY_AT))).isEmpty();
        }
        assertThat(codes(Rendering.renderer().pdf(SampleInvoices.repair(), SampleInvoices.PAY_AT)))
                .containsExactly(SampleInvoices.PAY_AT.toString());
        LegalDocument creditNote = LegalDocument.creditNote(
                SampleInvoices.repair(), List.of(new PrecedingInvoice("F-2026-000099", SampleInvoices.ISSUED)));
        assertThat(codes(RENDERER.pdf(creditNote))).isEmpty();
    }

    private static Optional<String> payload(String holder, String amount) {
        return new EpcPayment(new Account("", IBAN, "AGRIFRPP", holder), Money.of(amount), "F-2026-000123").payload();
    }

    /** On the left and on the right half of the last page. */
    private static List<String> codes(byte[] pdf) throws Exception {
        try (RenderedPdf rendered = new RenderedPdf(pdf)) {
            BufferedImage page = new PDFRenderer(rendered.document()).renderImageWithDPI(rendered.pages() - 1, 150);
            int half = page.getWidth() / 2;
            return Stream.of(0, half)
                    .map(left -> page.getSubimage(left, 0, half, page.getHeight()))
                    .flatMap(side -> Camera.read(side).stream())
                    .toList();
        }
    }
}
