package fr.encaisse.catalogue;

/**
 * A product that is kept, whether it is still sold or not.
 *
 * @param sold whether it can be put on invoices
 */
public record CatalogueEntry(Product product, boolean sold) {}
