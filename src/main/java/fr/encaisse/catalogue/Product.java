package fr.encaisse.catalogue;

import fr.encaisse.issuer.VatLaw;
import fr.encaisse.shared.Unit;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A product or service of the catalogue.
 *
 * @param unitPrice euros per unit without VAT, at most four decimals
 */
public record Product(
        UUID id,
        String reference,
        String name,
        String description,
        ProductKind kind,
        Unit unit,
        BigDecimal unitPrice,
        VatCategory vatCategory,
        VatRate vatRate,
        int version) {

    Product as(UUID id, int version) {
        return new Product(id, reference, name, description, kind, unit, unitPrice, vatCategory, vatRate, version);
    }

    /** With the rate that its own has become, or was. */
    Product under(VatLaw law) {
        VatRate rate = vatCategory == VatCategory.S ? law.inPlaceOf(vatRate) : vatRate;
        return new Product(id, reference, name, description, kind, unit, unitPrice, vatCategory, rate, version);
    }
}
