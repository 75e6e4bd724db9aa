package fr.encaisse.document;

import fr.encaisse.invoice.InvoiceContent.Account;
import fr.encaisse.shared.Money;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/**
 * What a banking app reads from an EPC code (EPC069-12, version 002): a SEPA credit transfer filled in. Only letters
 * that every bank takes.
 */
record EpcPayment(Account account, Money amount, String reference) {

    private static final int LONGEST_NAME = 70;
    private static final int LONGEST_REFERENCE = 140;
    private static final int MOST_BYTES = 331;
    private static final Money MOST = Money.of("999999999.99");

    private static final Map<String, String> SPELT = Map.of(
            "Œ", "OE", "œ", "oe", "Æ", "AE", "æ", "ae", "ß", "ss", "Ø", "O", "ø", "o", "Ł", "L", "&", "et", "’", "'");

    /** Empty where there is nothing to pay, or no transfer that the format can carry. */
    Optional<String> payload() {
        String name = shortened(plain(account.holder()), LONGEST_NAME);
        String text = shortened(plain(reference), LONGEST_REFERENCE);
        if (!amount.isPositive() || amount.compareTo(MOST) > 0 || name.isEmpty()) {
            return Optional.empty();
        }
        String payload = String.join(
                "\n",
                "BCD",
                "002",
                "1",
                "SCT",
                account.bic(),
                name,
                account.iban().value(),
                "EUR" + amount.amount().toPlainString(),
                "",
                "",
                text);
        return payload.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES ? Optional.of(payload) : Optional.empty();
    }

    private static String plain(String text) {
        String spelt = text;
        for (Map.Entry<String, String> sign : SPELT.entrySet()) {
            spelt = spelt.replace(sign.getKey(), sign.getValue());
        }
        return Normalizer.normalize(spelt, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9/?:().,'+-]+", " ")
                .strip();
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most).strip();
    }
}
