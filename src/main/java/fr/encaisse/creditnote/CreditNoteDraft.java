package fr.encaisse.creditnote;

import fr.encaisse.invoice.InvoiceId;

/**
 * A credit note while it is written and approved.
 *
 * @param version to be named when saving
 * @param refusal why a manager has sent it back the last time; null when nobody has
 * @param approvedBy login; null while nobody has approved it as it stands
 */
public record CreditNoteDraft(
        CreditNoteId id,
        InvoiceId invoice,
        State state,
        String writtenBy,
        int version,
        CreditChoice choice,
        Refusal refusal,
        String approvedBy) {

    /** Where it has come to; the names are stored. */
    public enum State {
        DRAFT,
        ABANDONED,
        ISSUED
    }

    /** @param by login */
    public record Refusal(String by, String reason) {}
}
