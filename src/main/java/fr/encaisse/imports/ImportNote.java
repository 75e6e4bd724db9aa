package fr.encaisse.imports;

import java.util.List;

/** Something to tell about an import; the key is empty when there is nothing. */
public record ImportNote(String messageKey, List<Object> args) {

    static final ImportNote NONE = new ImportNote("", List.of());

    static ImportNote of(String messageKey) {
        return new ImportNote(messageKey, List.of());
    }

    public boolean isEmpty() {
        return messageKey.isEmpty();
    }
}
