package fr.encaisse.process;

import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.creditnote.CreditNotes;
import fr.encaisse.creditnote.Crediting;
import fr.encaisse.document.Documents;
import fr.encaisse.process.People.Person;
import fr.encaisse.shared.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What must hold before a credit note goes on, and who may approve it. */
@Component
class CreditNoteCheck {

    private final CreditNotes creditNotes;
    private final Crediting crediting;
    private final Documents documents;
    private final People people;

    CreditNoteCheck(CreditNotes creditNotes, Crediting crediting, Documents documents, People people) {
        this.creditNotes = creditNotes;
        this.crediting = crediting;
        this.documents = documents;
        this.people = people;
    }

    /** Empty when it can be issued as it stands. */
    List<FieldError> problems(CreditNoteId creditNote) {
        Crediting.Assessment assessment = crediting.assess(creditNote);
        Stream<FieldError> unprintable = assessment.note().stream()
                .map(note -> documents.unprintable(note.reason()))
                .filter(signs -> !signs.isEmpty())
                .map(signs -> FieldError.of("reason", "document.unprintable", signs));
        return Stream.concat(assessment.problems().stream(), unprintable).toList();
    }

    Optional<String> approvedBy(CreditNoteId creditNote) {
        return Optional.ofNullable(creditNotes.draft(creditNote).approvedBy());
    }

    /** Four eyes, wherever the company has a second pair. */
    boolean mayApprove(CreditNoteId creditNote, String manager) {
        return !creditNotes.draft(creditNote).writtenBy().equals(manager)
                || people.managers().stream().map(Person::login).allMatch(manager::equals);
    }
}
