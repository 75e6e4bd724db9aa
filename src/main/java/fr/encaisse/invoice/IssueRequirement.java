package fr.encaisse.invoice;

import fr.encaisse.shared.FieldError;
import java.util.List;

/**
 * Something that must hold before a number is taken. Implemented here, by document and by payment; no way leads around
 * it, and the review shows the same list.
 */
public interface IssueRequirement {

    /** What is missing, in words for staff; empty when it holds. Does not change anything. */
    List<Missing> missing(InvoiceContent content);

    /** @param step where it can be mended; null when the draft cannot mend it, e.g. the issuer's own identity */
    record Missing(Step step, FieldError error) {

        /** The error as the review shows it: its field under the name of the step. */
        public FieldError located() {
            return step == null ? error : error.under(step.name());
        }
    }
}
