package fr.encaisse.creditnote;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.encaisse.shared.NotFound;
import java.util.UUID;

/** Identity of a credit note from its first draft on; also the business key of its process. */
public record CreditNoteId(@JsonValue UUID value) {

    public static CreditNoteId random() {
        return new CreditNoteId(UUID.randomUUID());
    }

    /** @throws NotFound when the text is no id, as for an id that does not exist */
    @JsonCreator
    public static CreditNoteId of(String text) {
        try {
            return new CreditNoteId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new NotFound("creditnote.unknown");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
