package fr.encaisse.invoice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.catalogue.Product;
import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.invoice.Changeable;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceContent.Section;
import fr.encaisse.invoice.StepContent.DraftLine;
import fr.encaisse.invoice.StepContent.DraftSection;
import fr.encaisse.invoice.StepContent.Products;
import fr.encaisse.invoice.reading.ProductsStep.Priced;
import fr.encaisse.shared.Checked;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.VatCategory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductsStepTest {

    private static final Product PAINT = Samples.product(ProductKind.GOODS, VatCategory.S, "20", "45.9");
    private static final Product LABOUR = Samples.product(ProductKind.SERVICE, VatCategory.S, "10", "48");
    private static final Map<UUID, Product> CATALOGUE = Map.of(PAINT.id(), PAINT, LABOUR.id(), LABOUR);

    private static final LineValues AS_USUAL = new LineValues(Samples.STANDARD, Set.of(Changeable.DISCOUNT));

    @Test
    void soundLinesArePricedFromTheCatalogue() {
        Products typed = new Products(List.of(
                section(" Chambre 1 ", line(PAINT, "2,5"), line(LABOUR, "8")), section("SDB", line(LABOUR, "1.5"))));
        Checked<Priced> checked = check(typed);
        assertThat(checked.errors()).isEmpty();
        List<Section> sections = checked.value().orElseThrow().sections();
        assertThat(sections).extracting(Section::title).containsExactly("Chambre 1", "SDB");
        assertThat(sections).extracting(Section::net).containsExactly(Money.of("498.75"), Money.of("72"));
        assertThat(sections.get(0).lines().get(0).unitPrice()).isEqualByComparingTo("45.9");
        assertThat(sections.get(0).lines().get(0).vatRate()).isEqualTo(PAINT.vatRate());
    }

    @Test
    void anInvoiceNeedsASectionAndASectionALine() {
        assertThat(check(new Products(null)).errors())
                .containsExactly(FieldError.of("sections", "invoice.sections.required"));
        assertThat(check(new Products(List.of(section("Chambre 1")))).errors())
                .containsExactly(FieldError.of("sections[0].lines", "invoice.lines.required"));
    }

    @Test
    void aSectionHasATitle() {
        Products typed = new Products(List.of(
                section("Chambre 1", line(PAINT, "1")),
                section(" ", line(PAINT, "1")),
                section("x".repeat(81), line(PAINT, "1"))));
        assertThat(check(typed).errors())
                .containsExactly(
                        FieldError.of("sections[1].title", "shared.required"),
                        FieldError.of("sections[2].title", "shared.tooLong", 80));
    }

    @Test
    void onlyWhatIsInTheCatalogueCanBeSold() {
        Products typed = new Products(List.of(section(
                "Chambre 1",
                line(PAINT, "1"),
                new DraftLine(UUID.randomUUID().toString(), "1"),
                new DraftLine("peinture", "1"),
                new DraftLine(null, null))));
        assertThat(check(typed).errors())
                .containsExactly(
                        FieldError.of("sections[0].lines[1].productId", "invoice.product.unknown"),
                        FieldError.of("sections[0].lines[2].productId", "invoice.product.unknown"),
                        FieldError.of("sections[0].lines[3].productId", "invoice.product.unknown"),
                        FieldError.of("sections[0].lines[3].quantity", "shared.quantity.invalid"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "beaucoup", "1,23456", "1e3", "1.2.3", "9999999999"})
    void aQuantityIsOneNumber(String typed) {
        assertThat(check(new Products(List.of(section("SDB", line(PAINT, typed)))))
                        .errors())
                .containsExactly(FieldError.of("sections[0].lines[0].quantity", "shared.quantity.invalid"));
    }

    @Test
    void theTotalIsPositiveAndBelowABillion() {
        assertThat(check(new Products(List.of(section("SDB", line(PAINT, "1"), line(PAINT, "-1")))))
                        .errors())
                .containsExactly(FieldError.of("sections", "invoice.total.notPositive"));
        assertThat(check(new Products(List.of(section("SDB", line(LABOUR, "20 000 000")))))
                        .errors())
                .containsExactly(FieldError.of("sections", "invoice.total.tooLarge"));
        assertThat(check(new Products(List.of(section("SDB", line(LABOUR, "999 999 999")))))
                        .errors())
                .containsExactly(FieldError.of("sections[0].lines[0].quantity", "invoice.line.tooLarge"));
    }

    @Test
    void aThousandLinesFitAndNoMore() {
        assertThat(check(new Products(List.of(lines(1000)))).errors()).isEmpty();
        assertThat(check(new Products(List.of(lines(1000), lines(1)))).errors())
                .containsExactly(FieldError.of("sections", "invoice.lines.tooMany", 1000));
    }

    @Test
    void whileTypingWhatIsNotSoundCountsNothing() {
        Products typed = new Products(
                List.of(section("", line(PAINT, "2"), line(PAINT, "deux"), new DraftLine(null, "1")), section("SDB")));
        Drafts.Pricing pricing = ProductsStep.price(typed, CATALOGUE, AS_USUAL);
        assertThat(pricing.sections()).hasSize(2);
        assertThat(pricing.sections().get(0).lines())
                .extracting(line -> line == null ? null : line.net())
                .containsExactly(Money.of("91.80"), null, null);
        assertThat(pricing.sections().get(0).net()).isEqualTo(Money.of("91.80"));
        assertThat(pricing.sections().get(1).net()).isEqualTo(Money.ZERO);
        assertThat(pricing.totals().gross()).isEqualTo(Money.of("110.16"));
    }

    private static Checked<Priced> check(Products typed) {
        return ProductsStep.check(typed, CATALOGUE, AS_USUAL);
    }

    private static DraftSection lines(int count) {
        return new DraftSection("SDB", Collections.nCopies(count, line(PAINT, "1")));
    }

    private static DraftSection section(String title, DraftLine... lines) {
        return new DraftSection(title, List.of(lines));
    }

    private static DraftLine line(Product product, String quantity) {
        return new DraftLine(product.id().toString(), quantity);
    }
}
