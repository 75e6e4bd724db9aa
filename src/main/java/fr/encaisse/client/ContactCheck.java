package fr.encaisse.client;

import fr.encaisse.shared.EmailAddress;
import fr.encaisse.shared.Findings;
import fr.encaisse.shared.PhoneNumber;
import fr.encaisse.shared.PlainText;
import java.util.UUID;
import java.util.stream.Stream;

/** Checks a typed contact. */
final class ContactCheck {

    static final int MOST = 50;

    private ContactCheck() {}

    static boolean isEmpty(NewClient.NewContact typed) {
        return Stream.of(typed.name(), typed.role(), typed.email(), typed.phone())
                .allMatch(text -> PlainText.clean(text).isEmpty());
    }

    /** @param field path of the contact, e.g. {@code contacts[0]} */
    static Client.Contact check(String field, NewClient.NewContact typed, UUID id, Findings findings) {
        return new Client.Contact(
                id,
                findings.required(field + ".name", typed.name(), Client.NAME),
                findings.line(field + ".role", typed.role(), Client.NAME),
                findings.value(field + ".email", typed.email(), email -> new EmailAddress(email).value()),
                findings.value(field + ".phone", typed.phone(), phone -> new PhoneNumber(phone).value()));
    }
}
