package fr.encaisse.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.util.Locale;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;

/** An IBAN without spaces whose check digits hold; for French and Monegasque ones the RIB key as well. */
public record Iban(@JsonValue String value) {

    private static final String LETTERS = "12345678912345678923456789";

    public Iban {
        value = Digits.compact(value).toUpperCase(Locale.ROOT);
        if (!checkDigitsHold(value) || (value.matches("(FR|MC).*") && !ribKeyHolds(value))) {
            throw new InvalidInput("iban", "shared.iban.invalid");
        }
    }

    /** In groups of four, as it is printed. */
    public String grouped() {
        return value.replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean checkDigitsHold(String value) {
        try {
            IbanUtil.validate(value);
            return true;
        } catch (Iban4jException e) {
            return false;
        }
    }

    /** Bank (5), branch (5), account (11, letters become digits), key (2): 97 divides the whole number. */
    private static boolean ribKeyHolds(String value) {
        StringBuilder digits = new StringBuilder();
        for (char c : value.substring(4).toCharArray()) {
            digits.append(Character.isDigit(c) ? c : LETTERS.charAt(c - 'A'));
        }
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).signum() == 0;
    }
}
