package fr.encaisse.document;

import static fr.encaisse.document.SampleInvoices.PAY_AT;
import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.reading.RandomInvoices;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceRendererTest {

    private static final InvoiceRenderer RENDERER = Rendering.renderer();
    private static final float MARGIN = 17 / 25.4f * 72;
    private static final float PAGE_WIDTH = 210 / 25.4f * 72;

    @Test
    void everythingThatAnInvoiceMustSayStandsOnIt() throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.renovation())) {
            assertThat(pdf.text())
                    .contains("Facture F-2026-000123", "22 novembre 2026", "20 novembre 2026", "22 décembre 2026")
                    .contains("Atelier Lefèvre & Fils", "14, rue de la Bûcheronnière", "69003 Lyon")
                    .contains("SARL au capital de 12 000 €", "RCS Lyon 732 829 320", "FR44732829320")
                    .contains("Hôtel du Cœur d’Île SAS", "À l’attention de Hélène Ménard", "75013 Paris")
                    .contains("SIREN 552 100 554", "TVA FR96552100554")
                    .contains("27, allée des Tilleuls", "94160 Saint-Mandé")
                    .contains("Rénovation du hall d’accueil", "Paris 13ᵉ", "BC-2026-0412");
        }
    }

    @Test
    void linesSubtotalsAndTaxesAreFormattedInFrench() throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.renovation())) {
            assertThat(pdf.text())
                    .contains("Panneaux muraux acoustiques 18,5 m² 129,90 € 10 % 2 403,15 €")
                    .contains("Variateur DALI 3 u 148,333 € 20 % 445,00 €")
                    .contains("Sous-total Menuiserie 9 622,76 €")
                    .contains("Sous-total Électricité et éclairage 2 009,68 €")
                    .contains("20 % 2 882,28 € 576,46 €", "10 % 9 622,76 € 962,28 €", "5,5 % 119,88 € 6,59 €")
                    .contains("12 624,92 €", "1 545,33 €", "Net à payer TTC 14 170,25 €");
        }
    }

    @Test
    void aLineShowsWhatIsTakenOffItAndFromWhat() throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.discountedLines())) {
            assertThat(pdf.text())
                    .contains("m² 125,00 € 10 % 1 125,00 €", "Remise 10 % sur 1 250,00 € : −125,00 €")
                    .contains("24 u 31,20 € 20 % 700,00 €", "Remise sur 748,80 € : −48,80 €")
                    .contains("−1 u 100,00 € 20 % −90,00 €", "Remise 10 % sur −100,00 € : 10,00 €")
                    .contains("Sous-total Salon 1 825,00 €", "Total HT 2 125,00 €")
                    .doesNotContain("Total des lignes", "après la remise");
        }
    }

    @Test
    void theTotalsShowWhatIsTakenOffTheWhole() throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.percentOff())) {
            assertThat(pdf.text())
                    .contains("Total des lignes HT 2 125,00 €", "Remise 5 % −106,25 €", "Total HT 2 018,75 €")
                    .contains("950,00 € 190,00 €", "1 068,75 € 106,88 €", "Bases HT après la remise")
                    .contains("Total TVA 296,88 €", "Net à payer TTC 2 315,63 €");
        }
        try (RenderedPdf pdf = rendered(SampleInvoices.eurosOff())) {
            assertThat(pdf.text()).contains("Remise −100,00 €", "Net à payer TTC 2 322,80 €");
        }
    }

    @Test
    void whateverIsTakenOffThePageShowsTheSameAmounts() throws IOException {
        long seed = new Random().nextLong();
        RandomInvoices invoices = new RandomInvoices(seed);
        for (int i = 0; i < 12; i++) {
            InvoiceContent invoice = invoices.next();
            try (RenderedPdf pdf = rendered(invoice)) {
                assertThat(pdf.text()).as("seed %d, invoice %d", seed, i).contains(amounts(invoice));
            }
        }
    }

    private static List<String> amounts(InvoiceContent invoice) {
        Totals totals = invoice.totals();
        Stream<String> lines = invoice.lines().stream()
                .flatMap(line -> line.discount().isNone()
                        ? Stream.of(euros(line.net()))
                        : Stream.of(
                                euros(line.net()),
                                " sur " + euros(line.beforeDiscount()) + " : "
                                        + euros(Money.ZERO.minus(line.discount().amount()))));
        Stream<String> groups = totals.vat().stream().map(vat -> euros(vat.base()) + " " + euros(vat.vat()));
        Stream<String> sums = Stream.of(
                "Total HT " + euros(totals.net()),
                "Total TVA " + euros(totals.vatTotal()),
                "Net à payer TTC " + euros(totals.gross()));
        Stream<String> whole = totals.discount().isNone()
                ? Stream.empty()
                : Stream.of(
                        "Total des lignes HT " + euros(totals.lines()),
                        euros(Money.ZERO.minus(totals.discount().amount())));
        return Stream.of(lines, groups, sums, whole)
                .flatMap(Function.identity())
                .toList();
    }

    private static String euros(Money amount) {
        return Display.money(amount, Locale.FRENCH).replace('\u00A0', ' ');
    }

    @Test
    void howToPayStandsBesideTheCode() throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.renovation())) {
            assertThat(pdf.text())
                    .contains("À régler à 30 jours, au plus tard le 22 décembre 2026")
                    .contains("Scannez pour payer par virement, sans carte")
                    .contains("SARL Atelier Lefèvre et Fils", "AGRIFRPP")
                    .contains("FR76 3000 6000 0112 3456 7890 189")
                    .contains("Réf. à rappeler F-2026-000123");
            assertThat(pdf.links()).containsExactly(PAY_AT.toString());
        }
    }

    @Test
    void eachMentionIsPrinted() throws IOException {
        InvoiceContent invoice = SampleInvoices.renovation();
        try (RenderedPdf pdf = rendered(invoice)) {
            assertThat(invoice.mentions())
                    .allSatisfy(mention -> assertThat(pdf.text()).contains(mention.text()));
        }
    }

    @Test
    void underTheFranchiseNoTaxIsShownAndTheReasonOnce() throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.franchise())) {
            assertThat(pdf.text())
                    .containsOnlyOnce("TVA non applicable, art. 293 B du CGI")
                    .contains("À régler à réception de la facture")
                    .doesNotContain("TTC", "Montant TVA", "0 %");
        }
    }

    @Test
    void aConsumerIsNamedOnce() throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.repair())) {
            assertThat(pdf.pages()).isEqualTo(1);
            assertThat(pdf.text())
                    .containsOnlyOnce("Zoé Œuvrard")
                    .doesNotContain("SIREN", "l’attention", "Adresse de livraison", "Sous-total");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 150})
    void aCameraReadsTheAddressFromThePage(int dpi) throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.renovation())) {
            assertThat(pdf.scan(dpi)).contains(PAY_AT.toString());
        }
    }

    @Test
    void everythingIsVectorsAndFontsAreEmbedded() throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.renovation())) {
            assertThat(pdf.bitmaps()).isEmpty();
            assertThat(pdf.fonts())
                    .isNotEmpty()
                    .allMatch(PDFont::isEmbedded)
                    .allMatch(font -> font.getName().matches("[A-Z]{6}\\+(IBMPlexSans.*|DejaVuSans)"));
        }
    }

    @Test
    void theFileDeclaresItselfArchivableAndAccessible() throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.repair())) {
            assertThat(pdf.metadata()).containsPattern("pdfaid:part\\W+3").containsPattern("pdfaid:conformance\\W+A");
            assertThat(pdf.metadata()).containsPattern("pdfuaid:part\\W+1").contains("Facture F-2026-000123");
            assertThat(pdf.document().getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(pdf.document().getDocumentCatalog().getMarkInfo().isMarked())
                    .isTrue();
        }
    }

    @Test
    void aDraftHasNeitherNumberNorCode() throws IOException {
        InvoiceContent draft = SampleInvoices.draftOf(SampleInvoices.renovation());
        try (RenderedPdf pdf = new RenderedPdf(RENDERER.pdf(draft, PAY_AT))) {
            assertThat(pdf.text())
                    .contains("Brouillon", "Net à payer TTC 14 170,25 €", "sans valeur de facture")
                    .doesNotContain("F-2026", "Scannez", "Réf. à rappeler", "null");
            assertThat(pdf.links()).isEmpty();
            assertThat(pdf.scan(150)).isEmpty();
        }
    }

    @Test
    void thePreviewShowsEachPageAsAnImage() throws IOException {
        List<byte[]> pages =
                RENDERER.pages(LegalDocument.invoice(SampleInvoices.draftOf(SampleInvoices.renovation()), null));
        assertThat(pages).hasSize(2);
        BufferedImage first = ImageIO.read(new ByteArrayInputStream(pages.get(0)));
        assertThat(first.getWidth()).isBetween(900, 920);
    }

    @Test
    void nothingToPayMeansNothingToScan() throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.gift())) {
            assertThat(pdf.text()).contains("Net à payer TTC 0,00 €").doesNotContain("Scannez");
            assertThat(pdf.scan(150)).isEmpty();
        }
    }

    @Test
    void anEverydayInvoiceFitsOnOnePage() throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.everyday())) {
            assertThat(pdf.pages()).isEqualTo(1);
        }
    }

    @Test
    void fiveHundredLinesRepeatTheHeaderAndNumberThePages() throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.withLines(500))) {
            List<String> pages = pdf.pageTexts();
            assertThat(pages).hasSizeBetween(15, 30);
            for (int page = 0; page < pages.size(); page++) {
                assertThat(pages.get(page)
                                .contains("Facture F-2026-000123 · Page " + (page + 1) + " / " + pages.size()))
                        .as("number on page %d", page + 1)
                        .isTrue();
            }
            assertThat(pdf.text()).contains("Fourniture 1 ", "Fourniture 500 ", "Sous-total Lot 10");
        }
    }

    @ParameterizedTest
    @MethodSource("lineCounts")
    void whereverThePageEndsNothingIsTorn(int lines) throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.withLines(lines))) {
            assertThat(pdf.pageTexts())
                    .anyMatch(page -> containsAll(page, "TAUX DE TVA", "Total TVA", "Total HT", "Net à payer TTC"))
                    .anyMatch(page -> containsAll(page, "À régler", "Réf. à rappeler"))
                    .noneMatch(
                            page -> page.matches(".* Lot \\d+ (À reporter|Atelier Lefèvre & Fils – SARL|Facture F-).*"))
                    .noneMatch(page -> page.matches(
                            "(Report [0-9 ,]+€ )?(Réf. Désignation Qté Unité PU HT TVA Total HT )?Sous-total.*"))
                    .allMatch(page -> page.contains("Désignation") || !page.contains("Fourniture"));
        }
    }

    static Stream<Integer> lineCounts() {
        return IntStream.rangeClosed(1, 15).mapToObj(tens -> tens * 10);
    }

    @ParameterizedTest
    @CsvSource({"4, 25", "15, 19", "30, 5"})
    void theHeaderOfTheLinesIsNotLeftAloneAtTheEndOfAPage(int rowsOfTheFirstLine, int rowsBefore) throws IOException {
        for (int rows = rowsBefore; rows < rowsBefore + 25; rows++) {
            InvoiceContent invoice = SampleInvoices.described(
                    SampleInvoices.titled("Chantier", "ligne\n".repeat(rowsOfTheFirstLine)), "ligne\n".repeat(rows));
            try (RenderedPdf pdf = rendered(invoice)) {
                assertThat(pdf.pageTexts())
                        .as("%d rows before", rows)
                        .noneMatch(page -> page.contains("TVA Total HT Atelier Lefèvre & Fils – SARL"))
                        .anyMatch(page -> page.contains("TVA Total HT Chantier"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void hostileTextsArePrintedAsTheyAreOrLeftOut(String typed) throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.titled(typed, typed))) {
            assertThat(pdf.text()).contains("Net à payer TTC 120,00 €").doesNotContain("49");
            assertThat(pdf.rightmostText()).isLessThanOrEqualTo(PAGE_WIDTH - MARGIN + 1);
            assertThat(pdf.links()).containsExactly(PAY_AT.toString());
        }
    }

    static List<String> hostileTexts() {
        return List.of(
                "<script>alert(1)</script><b th:text=\"${7*7}\">&amp;</b> ]]> <!-- --> <?x?>",
                "${7*7} *{7*7} #{7*7} @{7*7} ~{7*7} [[${7*7}]] [(${7*7})] __${7*7}__ |${7*7}|",
                "Bravo 🎉👩‍🔧 ✓ ☕ ₂ 漢字 e\u0301",
                "שלום עולם مرحبا \u200F\u200E",
                "\u0001\u0000\uFFFE\uD800 \u202Etxt\u202C \t\u00AD\u2060",
                "x".repeat(300),
                "W".repeat(300) + " 1\u00A0234\u00A0567\u00A0890\u00A0123\u00A0456,00\u00A0€",
                "Mot à mot, ligne à ligne. ".repeat(400),
                "a\nb\n\nc\r\nd",
                "{0} '' '{1}' % \\ \"");
    }

    @Test
    void aTextOfTenThousandCharactersIsPrintedToItsEnd() throws IOException {
        String story = "Mot à mot, ligne à ligne. ".repeat(400) + "Fin de l’histoire.";
        try (RenderedPdf pdf = rendered(SampleInvoices.titled("Récit", story))) {
            assertThat(pdf.text().split("Fin de l’histoire", -1)).hasSize(3);
        }
    }

    @Test
    void textsAreShownAsTypedNotAsMarkup() throws IOException {
        try (RenderedPdf pdf = rendered(SampleInvoices.titled("<script>alert(1)</script>", "${7*7} & <b>gras</b>"))) {
            assertThat(pdf.text()).contains("<script>alert(1)</script>", "${7*7} & <b>gras</b>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "ar-EG", "tr-TR", "th-TH-u-nu-thai"})
    void theDocumentIsFrenchWhateverTheMachineSpeaks(String machine) throws IOException {
        Locale before = Locale.getDefault();
        String expected;
        try (RenderedPdf pdf = rendered(SampleInvoices.renovation())) {
            expected = pdf.text();
        }
        Locale.setDefault(Locale.forLanguageTag(machine));
        InvoiceRenderer elsewhere = Rendering.renderer();
        try (RenderedPdf pdf = new RenderedPdf(elsewhere.pdf(SampleInvoices.renovation(), PAY_AT))) {
            assertThat(pdf.text()).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void manyThreadsShareOneRenderer() {
        String expected = textOf(SampleInvoices.renovation());
        assertThat(IntStream.range(0, 24).parallel().mapToObj(i -> textOf(SampleInvoices.renovation())))
                .allMatch(expected::equals);
    }

    private static String textOf(InvoiceContent invoice) {
        try (RenderedPdf pdf = rendered(invoice)) {
            return pdf.text();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean containsAll(String page, String... texts) {
        return Stream.of(texts).allMatch(page::contains);
    }

    private static RenderedPdf rendered(InvoiceContent invoice) {
        return new RenderedPdf(RENDERER.pdf(invoice, PAY_AT));
    }
}
