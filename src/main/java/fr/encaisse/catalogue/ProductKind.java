package fr.encaisse.catalogue;

/** Goods or service; decides the "category of operation" mention. */
public enum ProductKind {
    GOODS,
    SERVICE
}
