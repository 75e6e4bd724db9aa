package fr.encaisse.payment;

/**
 * Who stands for an entry; logins.
 *
 * @param recordedBy null when Bridge said it
 * @param confirmedBy the second person; null where one was enough
 */
public record Authors(String recordedBy, String confirmedBy) {

    static final Authors BRIDGE = new Authors(null, null);

    static Authors one(String login) {
        return new Authors(login, null);
    }
}
