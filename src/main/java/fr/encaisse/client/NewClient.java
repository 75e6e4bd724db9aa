package fr.encaisse.client;

import fr.encaisse.shared.PostalAddress;
import java.util.List;

/** A client as typed, new or changed: nothing is checked yet, anything may be null or empty. */
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
        List<NewContact> contacts) {

    /** With one contact, which counts as none when all of it is empty. */
    public NewClient(
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
            String contactPhone) {
        this(
                kind,
                name,
                siren,
                vatNumber,
                email,
                phone,
                billingAddress,
                deliveryAddress,
                iban,
                List.of(new NewContact("", contactName, "", contactEmail, contactPhone)));
    }

    /**
     * A contact as typed; one that is empty in all its texts is none.
     *
     * @param id of the contact that it was, empty for another one
     */
    public record NewContact(String id, String name, String role, String email, String phone) {}
}
