package fr.encaisse.document;

import fr.encaisse.client.ClientKind;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A note of the whole document (BG-1).
 *
 * @param subject UNTDID 4451; empty for what has no code of its own
 */
record InvoiceNote(String subject, String text) {

    /** Each of these exactly once (BR-FR-05, BR-FR-06). */
    private static final Map<String, String> SUBJECTS = Map.of(
            "RECOVERY_FEE", "PMT",
            "LATE_PENALTY", "PMD",
            "EARLY_PAYMENT_DISCOUNT", "AAB");

    private static final String LEGAL = "ABL";
    private static final String TREATMENT = "BAR";

    static List<InvoiceNote> of(InvoiceContent content, French french) {
        List<InvoiceNote> notes = new ArrayList<>();
        notes.add(new InvoiceNote("", content.title()));
        notes.add(new InvoiceNote("", content.description()));
        notes.add(new InvoiceNote(LEGAL, french.legalIdentity(content.issuer())));
        notes.add(new InvoiceNote(TREATMENT, treatment(content)));
        for (Mention mention : PrintedInvoice.mentions(content)) {
            notes.add(new InvoiceNote(SUBJECTS.getOrDefault(mention.code(), ""), mention.text()));
        }
        if (content.buyer().kind() == ClientKind.CONSUMER) {
            // Asked for by the format from everybody; by the law only between professionals, so they say just that.
            notes.add(new InvoiceNote("PMT", french.noRecoveryFee()));
            notes.add(new InvoiceNote("PMD", french.noLatePenalty()));
        }
        notes.removeIf(note -> note.text().isBlank());
        return notes;
    }

    /** How platforms treat it: only what has a SIREN can be delivered through the French directory (BR-FR-11). */
    private static String treatment(InvoiceContent content) {
        if (content.buyer().kind() == ClientKind.CONSUMER) {
            return "B2C";
        }
        return content.buyer().siren().isBlank() ? "B2BINT" : "B2B";
    }
}
