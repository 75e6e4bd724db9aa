package fr.encaisse.catalogue;

/** Which products a list shows. */
public enum CatalogueFilter {
    SOLD,
    RETIRED,
    ALL
}
