package fr.encaisse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.issuer.SampleVat;
import fr.encaisse.shared.FieldError;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of every field of a product. */
class ProductCheckTest {

    private static final TypedProduct SOUND =
            new TypedProduct("REF-1", "Peinture", "Deux couches", "GOODS", "MTK", "14,80", "S", "10");

    @Test
    void aSoundProductIsKeptAsTyped() {
        ProductCheck check = check(SOUND);
        assertThat(check.errors()).isEmpty();
        assertThat(check.product().unitPrice()).hasToString("14.80");
        assertThat(check.product().vatRate()).hasToString("10");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            0,          0.00
            0.0825,     0.0825
            "0,0825",   0.0825
            "1 234,50", 1234.50
            100,        100.00
            1.10000,    1.10
            999999999.9999, 999999999.9999
            """)
    void pricesHaveACommaOrAPointAndUpToFourDecimals(String typed, String kept) {
        ProductCheck check = check(withPrice(typed));
        assertThat(check.errors()).isEmpty();
        assertThat(check.product().unitPrice()).hasToString(kept);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "",             shared.required
            douze,          catalogue.unitPrice.invalid
            1e9,            catalogue.unitPrice.invalid
            "1,2,3",        catalogue.unitPrice.invalid
            0x10,           catalogue.unitPrice.invalid
            ١٢,             catalogue.unitPrice.invalid
            -1,             catalogue.unitPrice.negative
            "-0,0001",      catalogue.unitPrice.negative
            "0,00001",      catalogue.unitPrice.decimals
            1000000000,     catalogue.unitPrice.tooLarge
            9999999999999,  catalogue.unitPrice.invalid
            """)
    void otherPricesAreRefused(String typed, String message) {
        assertThat(messages(withPrice(typed), "unitPrice")).containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource({
        "S,20", "S,'5,5'", "S,2.10", "'',10", "S,8.5", "S,1.75", "S,1.05", "S,13", "S,0.9", "E,0", "E,''", "AE,''",
        "AE,0.00"
    })
    void everyFrenchRateAndBothReasonsForNoneAreKnown(String category, String rate) {
        assertThat(check(withVat(category, rate)).errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'','',vatRate,shared.required",
        "'',0,vatCategory,catalogue.vatCategory.whyNone",
        "S,'',vatRate,catalogue.vatRate.unknown",
        "S,0,vatRate,catalogue.vatRate.unknown",
        "S,19.6,vatRate,catalogue.vatRate.unknown",
        "S,5.501,vatRate,catalogue.vatRate.unknown",
        "S,-10,vatRate,shared.vatRate.invalid",
        "S,101,vatRate,shared.vatRate.invalid",
        "S,dix,vatRate,shared.vatRate.invalid",
        "E,20,vatRate,catalogue.vatRate.notWithThis",
        "AE,10,vatRate,catalogue.vatRate.notWithThis",
        "Z,0,vatCategory,catalogue.vatCategory.invalid",
        "<b>,20,vatCategory,catalogue.vatCategory.invalid"
    })
    void otherTaxesAreRefused(String category, String rate, String field, String message) {
        assertThat(messages(withVat(category, rate), field)).containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource({
        "'',shared.required",
        "'   ',shared.required",
        "BIEN,catalogue.kind.invalid",
        "goods,catalogue.kind.invalid"
    })
    void theKindIsOneOfTwo(String kind, String message) {
        assertThat(messages(new TypedProduct("R", "N", "", kind, "C62", "1", "S", "20"), "kind"))
                .containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource({"'',shared.required", "KG,shared.unit.invalid", "<i>,shared.unit.invalid"})
    void theUnitIsOneOfOurs(String unit, String message) {
        assertThat(messages(new TypedProduct("R", "N", "", "GOODS", unit, "1", "S", "20"), "unit"))
                .containsExactly(message);
    }

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        assertThat(check(new TypedProduct(null, null, null, null, null, null, null, null))
                        .errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("reference", "name", "kind", "unit", "unitPrice", "vatRate");
    }

    static List<String> strange() {
        return List.of(
                "<script>alert(1)</script>", "خدمة الطلاء", "Peinture 🎨", "'; DROP TABLE product; --", "ﬁ\u0301");
    }

    @ParameterizedTest
    @MethodSource("strange")
    void anyTextIsTextAndNothingElse(String text) {
        Product product = check(new TypedProduct(text, text, text, "GOODS", "C62", "1", "S", "20"))
                .product();
        assertThat(product.name()).isEqualTo(product.reference()).isEqualTo(product.description());
        assertThat(product.name()).isEqualTo(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC));
    }

    @Test
    void controlAndOverridingCharactersAreDropped() {
        Product product = check(
                        new TypedProduct("A\u0000B", "x\u202Ey\nz", "a\r\nb\u0007", "GOODS", "C62", "1", "S", "20"))
                .product();
        assertThat(product.reference()).isEqualTo("AB");
        assertThat(product.name()).isEqualTo("xy z");
        assertThat(product.description()).isEqualTo("a\nb");
    }

    @ParameterizedTest
    @ValueSource(ints = {51, 201, 1001, 10_000})
    void longTextsAreRefusedNotCut(int length) {
        String text = "a".repeat(length);
        TypedProduct typed = new TypedProduct(text, text, text, "GOODS", "C62", "1", "S", "20");
        assertThat(messages(typed, "reference")).containsExactly("shared.tooLong");
        assertThat(messages(typed, "name").size()).isEqualTo(length > 200 ? 1 : 0);
        assertThat(messages(typed, "description").size()).isEqualTo(length > 1000 ? 1 : 0);
    }

    private static ProductCheck check(TypedProduct typed) {
        return new ProductCheck(typed, SampleVat.on(LocalDate.of(2026, 11, 22)));
    }

    private static TypedProduct withPrice(String price) {
        return new TypedProduct("REF-1", "Peinture", "", "GOODS", "MTK", price, "S", "10");
    }

    private static TypedProduct withVat(String category, String rate) {
        return new TypedProduct("REF-1", "Peinture", "", "GOODS", "MTK", "1", category, rate);
    }

    private static List<String> messages(TypedProduct typed, String field) {
        return check(typed).errors().stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::messageKey)
                .toList();
    }
}
