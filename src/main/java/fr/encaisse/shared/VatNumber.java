package fr.encaisse.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** An EU VAT identification number; for French ones the two-digit key must fit the SIREN. */
public record VatNumber(@JsonValue String value) {

    public VatNumber {
        value = Digits.compact(value).toUpperCase(Locale.ROOT);
        if (!value.matches("[A-Z]{2}[0-9A-Z+*]{2,13}") || (value.startsWith("FR") && !frenchKeyHolds(value))) {
            throw new InvalidInput("vatNumber", "shared.vatNumber.invalid");
        }
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean frenchKeyHolds(String value) {
        if (!value.matches("FR[0-9A-HJ-NP-Z]{2}\\d{9}")) {
            return false;
        }
        String key = value.substring(2, 4);
        if (!key.matches("\\d{2}")) {
            return true; // keys with letters follow a rule that is not published as a checksum
        }
        int siren = Integer.parseInt(value.substring(4));
        return Integer.parseInt(key) == (12 + 3 * (siren % 97)) % 97;
    }
}
