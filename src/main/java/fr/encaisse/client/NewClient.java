package fr.encaisse.client;

import fr.encaisse.shared.PostalAddress;

/** A client as typed: nothing is checked yet, anything may be null or empty. The contact is optional. */
public record NewClient(
        ClientKind kind,
        String name,
        String siren,
        String vatNumber,
        String email,
        String phone,
        PostalAddress billingAddress,
        PostalAddress deliveryAddress,
        String iban,
        String contactName,
        String contactEmail,
        String contactPhone) {}
