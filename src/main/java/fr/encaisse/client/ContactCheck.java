package fr.encaisse.client;

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
    static Client.Contact check(String field, NewClient.NewContact typed, UUID id, FieldChecks checks) {
        return new Client.Contact(
                id,
                checks.name(field + ".name", typed.name()),
                checks.text(field + ".role", typed.role(), FieldChecks.NAME),
                checks.email(field + ".email", typed.email()),
                checks.phone(field + ".phone", typed.phone()));
    }
}
