package fr.encaisse.creditnote;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What has been typed about a credit note, kept as it is, half-typed and unchecked: every text may be null, empty or
 * wrong. Stored as JSON.
 *
 * @param basis name of a {@link CreditNote.Basis}
 * @param percent of the invoice, read by {@code PERCENT} only
 * @param amount euros with VAT, read by {@code AMOUNT} only
 * @param reason printed on the credit note
 * @param recipient of the mail; blank where none is to be sent
 * @param language of the mail, {@code fr} or {@code en}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CreditChoice(
        String basis,
        List<LineChoice> lines,
        String percent,
        String amount,
        String reason,
        String recipient,
        String language) {

    static final CreditChoice NOTHING = new CreditChoice(null, null, null, null, null, null, null);

    public CreditChoice {
        lines = lines == null ? List.of() : lines;
    }

    /** @param quantity as typed; blank when the line is not credited */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record LineChoice(int section, int line, String quantity) {}

    CreditChoice to(String mailRecipient, String mailLanguage) {
        return new CreditChoice(basis, lines, percent, amount, reason, mailRecipient, mailLanguage);
    }
}
