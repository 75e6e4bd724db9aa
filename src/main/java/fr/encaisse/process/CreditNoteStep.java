package fr.encaisse.process;

import java.util.Arrays;
import java.util.Optional;

/** A user task about a credit note with the form behind it, in this order. */
public enum CreditNoteStep {
    CHOOSE_CREDIT(CreditNoteProcess.Elements.CHOOSE_CREDIT),
    REVIEW_CREDIT_NOTE(CreditNoteProcess.Elements.REVIEW_CREDIT_NOTE),
    APPROVE_CREDIT_NOTE(CreditNoteProcess.Elements.APPROVE_CREDIT_NOTE);

    private final String elementId;

    CreditNoteStep(String elementId) {
        this.elementId = elementId;
    }

    /** Empty for tasks of other processes. */
    static Optional<CreditNoteStep> ofElement(String elementId) {
        return Arrays.stream(values())
                .filter(step -> step.elementId.equals(elementId))
                .findFirst();
    }
}
