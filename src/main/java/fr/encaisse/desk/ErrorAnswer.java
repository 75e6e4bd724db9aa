package fr.encaisse.desk;

import java.util.List;

/** What a refused request is answered with: words for people, each beside the field that it is about. */
record ErrorAnswer(List<Problem> errors) {

    /** @param field path of the field, e.g. {@code sections[0].lines[1].quantity}; empty when it is about the whole */
    record Problem(String field, String message) {}

    static ErrorAnswer of(String message) {
        return new ErrorAnswer(List.of(new Problem("", message)));
    }
}
