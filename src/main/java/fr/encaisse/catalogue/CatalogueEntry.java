package fr.encaisse.catalogue;

import fr.encaisse.issuer.VatLaw;

/**
 * A product that is kept, whether it is still sold or not.
 *
 * @param sold whether it can be put on invoices
 */
public record CatalogueEntry(Product product, boolean sold) {

    CatalogueEntry under(VatLaw law) {
        return new CatalogueEntry(product.under(law), sold);
    }
}
