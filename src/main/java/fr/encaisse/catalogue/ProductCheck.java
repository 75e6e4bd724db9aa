package fr.encaisse.catalogue;

import fr.encaisse.issuer.VatLaw;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.Findings;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.PlainText;
import fr.encaisse.shared.TypedNumber;
import fr.encaisse.shared.Unit;
import fr.encaisse.shared.VatRate;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Checks a typed product by itself: all that is wrong at once, and the product as it will be kept. */
final class ProductCheck {

    static final int REFERENCE = 50;
    static final int NAME = 200;
    static final int DESCRIPTION = 1000;

    private static final BigDecimal LIMIT = new BigDecimal("1000000000");
    private static final int DECIMALS = 4;

    private final Findings findings = new Findings();
    private final Product product;

    /** @param law the VAT that may be chosen */
    ProductCheck(TypedProduct typed, VatLaw law) {
        Vat vat = vat(typed, law);
        product = new Product(
                UUID.randomUUID(),
                findings.required("reference", typed.reference(), REFERENCE),
                findings.required("name", typed.name(), NAME),
                findings.lines("description", typed.description(), DESCRIPTION),
                kind(typed.kind()),
                given("unit", typed.unit(), () -> Unit.ofCode(PlainText.clean(typed.unit()))),
                price(typed.unitPrice()),
                vat == null ? null : vat.category(),
                vat == null ? null : vat.rate(),
                1);
    }

    /** Paths are the names of {@link TypedProduct}'s components. */
    List<FieldError> errors() {
        return findings.errors();
    }

    /** With a new id; only sound when there are no errors. */
    Product product() {
        return product;
    }

    private ProductKind kind(String typed) {
        String name = PlainText.clean(typed);
        return given(
                "kind",
                typed,
                () -> Arrays.stream(ProductKind.values())
                        .filter(kind -> kind.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new InvalidInput("kind", "catalogue.kind.invalid")));
    }

    private BigDecimal price(String typed) {
        return given("unitPrice", typed, () -> {
            BigDecimal price = TypedNumber.parse(typed, "unitPrice", "catalogue.unitPrice.invalid")
                    .stripTrailingZeros();
            if (price.signum() < 0) {
                throw new InvalidInput("unitPrice", "catalogue.unitPrice.negative");
            }
            if (price.scale() > DECIMALS) {
                throw new InvalidInput("unitPrice", "catalogue.unitPrice.decimals");
            }
            if (price.compareTo(LIMIT) >= 0) {
                throw new InvalidInput("unitPrice", "catalogue.unitPrice.tooLarge");
            }
            return price.setScale(Math.max(2, price.scale()));
        });
    }

    private Vat vat(TypedProduct typed, VatLaw law) {
        return findings.read("", () -> Vat.of(PlainText.clean(typed.vatCategory()), rate(typed.vatRate()), law))
                .orElse(null);
    }

    /** Null when nothing is typed. */
    private static VatRate rate(String typed) {
        if (Findings.isBlank(typed)) {
            return null;
        }
        BigDecimal percent = TypedNumber.parse(typed, "vatRate", "shared.vatRate.invalid");
        if (percent.stripTrailingZeros().scale() > 2) {
            throw new InvalidInput("vatRate", "catalogue.vatRate.unknown");
        }
        return new VatRate(percent);
    }

    private <T> T given(String field, String typed, Supplier<T> read) {
        if (Findings.isBlank(typed)) {
            findings.add(field, "shared.required");
            return null;
        }
        return findings.read("", read).orElse(null);
    }
}
