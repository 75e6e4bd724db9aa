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
 * @param active whether new invoices may name it
 * @param version grows with each change
 * @param changedBy login of who made this version; empty for the first one
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
        boolean active,
        int version,
        String changedBy) {

    /** Characters of a name. */
    static final int NAME = 100;

    /** A person at the client. */
    public record Contact(UUID id, String name, String role, String email, String phone) {}

    Client withContacts(List<Contact> others) {
        return copy(id, others, active, version, changedBy);
    }

    /** The same values as the next version of a client that is kept. */
    Client inPlaceOf(Client kept, String by) {
        return copy(kept.id, contacts, kept.active, kept.version + 1, by);
    }

    /** The same client as its next version. */
    Client active(boolean nowActive, String by) {
        return copy(id, contacts, nowActive, version + 1, by);
    }

    private Client copy(UUID id, List<Contact> contacts, boolean active, int version, String changedBy) {
        return new Client(
                id,
                kind,
                name,
                siren,
                vatNumber,
                email,
                phone,
                billingAddress,
                deliveryAddress,
                iban,
                contacts,
                active,
                version,
                changedBy);
    }
}
