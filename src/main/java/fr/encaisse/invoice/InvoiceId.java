package fr.encaisse.invoice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.encaisse.shared.NotFound;
import java.util.UUID;

/** Identity of an invoice from its first draft on; also the business key of its process. */
public record InvoiceId(@JsonValue UUID value) {

    public static InvoiceId random() {
        return new InvoiceId(UUID.randomUUID());
    }

    /** @throws NotFound when the text is no id, as for an id that does not exist */
    @JsonCreator
    public static InvoiceId of(String text) {
        try {
            return new InvoiceId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new NotFound("invoice.unknown");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
