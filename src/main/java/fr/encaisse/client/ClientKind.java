package fr.encaisse.client;

/** Company or consumer: the law asks for other mentions on their invoices. */
public enum ClientKind {
    COMPANY,
    CONSUMER
}
