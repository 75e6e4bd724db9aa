package fr.encaisse.client;

import fr.encaisse.shared.PostalAddress;
import java.util.List;
import java.util.UUID;

/**
 * Whom we invoice. Optional texts are empty, not null.
 *
 * @param name company name, or first and last name of a consumer
 * @param siren nine digits, only for companies
 * @param iban the client's own account, may come later
 * @param version grows with each change
 */
public record Client(
        UUID id,
        ClientKind kind,
        String name,
        String siren,
        String vatNumber,
        String email,
        String phone,
        PostalAddress billingAddress,
        PostalAddress deliveryAddress,
        String iban,
        List<Contact> contacts,
        int version) {

    /** A person at the client. */
    public record Contact(UUID id, String name, String role, String email, String phone) {}
}
