package fr.encaisse.invoice.reading;

import static fr.encaisse.invoice.Changeable.DISCOUNT;
import static fr.encaisse.invoice.Changeable.UNIT_PRICE;
import static fr.encaisse.invoice.Changeable.VAT_RATE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.catalogue.Product;
import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.invoice.Changeable;
import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.StepContent.DraftLine;
import fr.encaisse.invoice.StepContent.DraftSection;
import fr.encaisse.invoice.StepContent.Products;
import fr.encaisse.shared.Checked;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.VatCategory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be typed into the fields of a line and of the whole, and what it is taken for. */
class LineFieldsTest {

    private static final String LINE = "sections[0].lines[0].";
    private static final Set<Changeable> EVERYTHING = Set.of(DISCOUNT, UNIT_PRICE, VAT_RATE);
    /** 48 € at 20 %; a line of it, 2 pieces, is 96 €. */
    private static final Product LABOUR = Samples.product(ProductKind.SERVICE, VatCategory.S, "20", "48");

    private static final Product ABROAD = Samples.product(ProductKind.SERVICE, VatCategory.AE, "0", "48");
    private static final Map<UUID, Product> CATALOGUE = Map.of(LABOUR.id(), LABOUR, ABROAD.id(), ABROAD);

    /** A field of the form, and what is said when no number can be read in it. */
    enum Field {
        QUANTITY("shared.quantity.invalid"),
        PRICE("invoice.unitPrice.invalid"),
        DISCOUNT("invoice.discount.invalid"),
        RATE("invoice.vatRate.unknown"),
        WHOLE("invoice.discount.invalid");

        private final String messageKey;

        Field(String messageKey) {
            this.messageKey = messageKey;
        }

        private Products typed(String text) {
            return typed(text, "PERCENT");
        }

        private Products typed(String text, String unit) {
            return switch (this) {
                case QUANTITY -> one(new DraftLine(id(), text));
                case PRICE -> one(new DraftLine(id(), "2", null, null, text, null));
                case DISCOUNT -> one(new DraftLine(id(), "2", text, unit, null, null));
                case RATE -> one(new DraftLine(id(), "2", null, null, null, text));
                case WHOLE -> new Products(one(new DraftLine(id(), "2")).sections(), text, unit);
            };
        }

        private String path() {
            return switch (this) {
                case QUANTITY -> LINE + "quantity";
                case PRICE -> LINE + "unitPrice";
                case DISCOUNT -> LINE + "discount";
                case RATE -> LINE + "vatRate";
                case WHOLE -> "discount";
            };
        }

        private static String id() {
            return LABOUR.id().toString();
        }
    }

    @ParameterizedTest
    @MethodSource("fieldsAndNonsense")
    void nonsenseIsRefusedBesideItsField(Field field, String typed) {
        assertThat(errors(field.typed(typed), EVERYTHING))
                .containsExactly(FieldError.of(field.path(), field.messageKey));
    }

    static Stream<Arguments> fieldsAndNonsense() {
        List<String> nonsense = List.of(
                "beaucoup",
                "1,23456",
                "1e9",
                "1e-3",
                "NaN",
                "Infinity",
                "0x10",
                "+5",
                "--5",
                "5-",
                "1.2.3",
                "1,2,3",
                "1.234,5",
                ",5",
                "5,",
                ".",
                "-",
                "10 %",
                "10 €",
                "٣",
                "１２",
                "½",
                "1\u200B0",
                "9".repeat(13),
                "9".repeat(10_000),
                "<b>1</b>",
                "${1}",
                "1;2");
        return Stream.of(Field.values()).flatMap(field -> nonsense.stream().map(typed -> Arguments.of(field, typed)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUANTITY")
    void onlyAQuantityMayBeNegative(Field field) {
        assertThat(errors(field.typed("-1"), EVERYTHING))
                .containsExactly(FieldError.of(field.path(), field.messageKey));
        assertThat(errors(
                        new Products(List.of(new DraftSection(
                                "SDB",
                                List.of(
                                        new DraftLine(LABOUR.id().toString(), "-1"),
                                        new DraftLine(LABOUR.id().toString(), "2"))))),
                        EVERYTHING))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUANTITY")
    void whatIsLeftBlankIsAsInTheCatalogue(Field field) {
        for (String blank : new String[] {null, "", "  ", "\t", " ".repeat(10_000)}) {
            assertThat(totals(field.typed(blank, null), Set.of()).gross()).isEqualTo(Money.of("115.20"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1|1",
                "2,5|2.5",
                "2.5|2.5",
                " 2,5 |2.5",
                "1\u00A0234,5|1234.5",
                "1\u202F234,5|1234.5",
                "1 234,5|1234.5",
                "0,0001|0.0001",
                "-0,5|-0.5",
                "999999999,9999|999999999.9999"
            })
    void aQuantityIsReadAsPeopleTypeIt(String typed, String read) {
        assertThat(fr.encaisse.shared.Quantity.parse(typed).value()).isEqualByComparingTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "12,5|12.5", "12.3456|12.3456", "12,34560|12.3456", "1\u00A0234,5|1234.5", "007|7"})
    void aPriceIsReadAsPeopleTypeIt(String typed, String read) {
        assertThat(line(Field.PRICE.typed(typed)).unitPrice()).isEqualByComparingTo(read);
    }

    @Test
    void noPriceReachesABillion() {
        assertThat(errors(Field.PRICE.typed("1000000000"), EVERYTHING))
                .containsExactly(FieldError.of(LINE + "unitPrice", "invoice.unitPrice.tooLarge"));
        assertThat(errors(Field.PRICE.typed("999999999,9999"), EVERYTHING))
                .containsExactly(FieldError.of(LINE + "quantity", "invoice.line.tooLarge"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10|PERCENT|9.60",
                "2,5|PERCENT|2.40",
                "2.50|PERCENT|2.40",
                "10||9.60",
                "0|PERCENT|0",
                "33,33|PERCENT|32.00",
                "10|EURO|10",
                "0,01|EURO|0.01",
                "96|EURO|96",
                "0|EURO|0"
            })
    void aDiscountIsPercentOrEuros(String typed, String unit, String taken) {
        assertThat(line(Field.DISCOUNT.typed(typed, unit)).discount().amount()).isEqualTo(Money.of(taken));
    }

    @ParameterizedTest
    @CsvSource({
        "DISCOUNT, 100.01, PERCENT, discount, invoice.discount.aboveHundred",
        "DISCOUNT, 999999999999, PERCENT, discount, invoice.discount.aboveHundred",
        "DISCOUNT, 2.555, PERCENT, discount, invoice.discount.invalid",
        "DISCOUNT, 96.01, EURO, discount, invoice.discount.aboveLine",
        "DISCOUNT, 999999999999, EURO, discount, invoice.discount.aboveLine",
        "DISCOUNT, 0.001, EURO, discount, invoice.discount.invalid",
        "DISCOUNT, 10, FRANC, discountUnit, invoice.discount.unit",
        "DISCOUNT, 10, euro, discountUnit, invoice.discount.unit",
        "WHOLE, 100.01, PERCENT, discount, invoice.discount.aboveHundred",
        "WHOLE, 100, PERCENT, discount, invoice.total.notPositive",
        "WHOLE, 96, EURO, discount, invoice.total.notPositive",
        "WHOLE, 96.01, EURO, discount, invoice.discount.aboveTotal",
        "WHOLE, 10, FRANC, discountUnit, invoice.discount.unit",
    })
    void aDiscountHasItsLimits(Field field, String typed, String unit, String at, String messageKey) {
        String path = field == Field.WHOLE ? at : LINE + at;
        assertThat(errors(field.typed(typed, unit), EVERYTHING)).containsExactly(FieldError.of(path, messageKey));
    }

    @Test
    void aLineMayBeGivenAway() {
        Products typed = new Products(List.of(new DraftSection(
                "SDB",
                List.of(
                        new DraftLine(LABOUR.id().toString(), "2", "100", "PERCENT", "", ""),
                        new DraftLine(LABOUR.id().toString(), "1")))));
        assertThat(totals(typed, EVERYTHING).net()).isEqualTo(Money.of("48"));
    }

    @Test
    void aDiscountOnARebateMakesItSmaller() {
        Products typed = new Products(List.of(new DraftSection(
                "SDB",
                List.of(
                        new DraftLine(LABOUR.id().toString(), "2"),
                        new DraftLine(LABOUR.id().toString(), "-1", "8", "EURO", "", "")))));
        assertThat(totals(typed, EVERYTHING).net()).isEqualTo(Money.of("56"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"20|20", "20,00|20", "10|10", "5,5|5.5", "5.5|5.5", "2,1|2.1", "8,5|8.5"})
    void aRateIsOneOfTheLegalOnes(String typed, String read) {
        assertThat(line(Field.RATE.typed(typed)).vatRate()).hasToString(read);
    }

    @ParameterizedTest
    @CsvSource({"0", "19.6", "21", "100", "5.55"})
    void noOtherRateIsTaken(String typed) {
        assertThat(errors(Field.RATE.typed(typed), EVERYTHING))
                .containsExactly(FieldError.of(LINE + "vatRate", "invoice.vatRate.unknown"));
    }

    @Test
    void whatIsNotTaxedIsGivenNoRate() {
        DraftLine abroad = new DraftLine(ABROAD.id().toString(), "1", "", "", "", "20");
        assertThat(errors(one(abroad), EVERYTHING))
                .containsExactly(FieldError.of(LINE + "vatRate", "invoice.vatRate.untaxed"));
        DraftLine same = new DraftLine(ABROAD.id().toString(), "1", "", "", "", "0");
        assertThat(errors(one(same), EVERYTHING)).isEmpty();
    }

    @Test
    void underTheFranchiseTheCataloguesRateIsNoRate() {
        LineValues values = new LineValues(Samples.FRANCHISE, EVERYTHING);
        assertThat(values.vatRate("20", LABOUR)).hasToString("0");
        assertThat(ProductsStep.check(Field.RATE.typed("10"), CATALOGUE, values).errors())
                .containsExactly(FieldError.of(LINE + "vatRate", "invoice.vatRate.untaxed"));
    }

    @ParameterizedTest
    @CsvSource({
        "PRICE, 47.99, invoice.unitPrice.fixed",
        "DISCOUNT, 0.01, invoice.discount.fixed",
        "WHOLE, 0.01, invoice.discount.fixed",
        "RATE, 10, invoice.vatRate.fixed",
    })
    void whatMayNotBeChangedIsRefusedWhereItDiffers(Field field, String typed, String messageKey) {
        assertThat(errors(field.typed(typed), Set.of())).containsExactly(FieldError.of(field.path(), messageKey));
        assertThat(errors(field.typed(typed), EVERYTHING)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"PRICE|48", "PRICE|48,0000", "DISCOUNT|0", "WHOLE|0,00", "RATE|20"})
    void whatIsTypedAsItIsInTheCatalogueIsNoChange(Field field, String typed) {
        assertThat(totals(field.typed(typed), Set.of()).gross()).isEqualTo(Money.of("115.20"));
    }

    @Test
    void allThatIsWrongInALineIsSaidAtOnce() {
        assertThat(errors(one(new DraftLine(LABOUR.id().toString(), "x", "x", "EURO", "x", "x")), EVERYTHING))
                .extracting(FieldError::field)
                .containsExactly(LINE + "quantity", LINE + "unitPrice", LINE + "vatRate", LINE + "discount");
    }

    @Test
    void aDiscountOnTheWholeIsNotMeasuredWhileALineIsWrong() {
        Products typed = new Products(
                List.of(new DraftSection(
                        "SDB", List.of(new DraftLine(LABOUR.id().toString(), "x")))),
                "50",
                "EURO");
        assertThat(errors(typed, EVERYTHING)).extracting(FieldError::field).containsExactly(LINE + "quantity");
    }

    @Test
    void whileTypingADiscountThatIsNotSoundTakesNothing() {
        Products typed = Field.WHOLE.typed("cent", "EURO");
        Totals totals = ProductsStep.price(typed, CATALOGUE, new LineValues(Samples.STANDARD, EVERYTHING))
                .totals();
        assertThat(totals.discount()).isEqualTo(Discount.NONE);
        assertThat(totals.gross()).isEqualTo(Money.of("115.20"));
        assertThat(ProductsStep.price(
                                Field.DISCOUNT.typed("cent", "EURO"),
                                CATALOGUE,
                                new LineValues(Samples.STANDARD, EVERYTHING))
                        .sections()
                        .get(0)
                        .lines())
                .containsOnlyNulls();
    }

    @Test
    void theSettingDecidesWhatIsOffered() {
        assertThat(new LineSettings(null).changeable()).containsExactly(DISCOUNT);
        assertThat(new LineSettings(Set.of()).changeable()).isEmpty();
        ProductsStep step = new ProductsStep(null, new LineSettings(EVERYTHING));
        assertThat(step.choices(Samples.STANDARD).changeable()).containsExactly(DISCOUNT, UNIT_PRICE, VAT_RATE);
        assertThat(step.choices(Samples.STANDARD).vatRates())
                .extracting(Object::toString)
                .containsExactly("20", "10", "5.5", "2.1", "13", "0.9", "8.5", "1.75", "1.05");
        assertThat(step.choices(Samples.FRANCHISE))
                .isEqualTo(new Drafts.LineChoices(List.of(DISCOUNT, UNIT_PRICE), List.of()));
    }

    private static Products one(DraftLine line) {
        return new Products(List.of(new DraftSection("SDB", List.of(line))));
    }

    private static List<FieldError> errors(Products typed, Set<Changeable> changeable) {
        return check(typed, changeable).errors();
    }

    private static Totals totals(Products typed, Set<Changeable> changeable) {
        return check(typed, changeable).value().orElseThrow().totals();
    }

    private static Checked<ProductsStep.Priced> check(Products typed, Set<Changeable> changeable) {
        return ProductsStep.check(typed, CATALOGUE, new LineValues(Samples.STANDARD, changeable));
    }

    /** As it is shown while typing, also where the whole would come to nothing. */
    private static Line line(Products typed) {
        return ProductsStep.price(typed, CATALOGUE, new LineValues(Samples.STANDARD, EVERYTHING))
                .sections()
                .get(0)
                .lines()
                .get(0);
    }
}
