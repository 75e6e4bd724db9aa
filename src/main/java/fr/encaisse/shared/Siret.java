package fr.encaisse.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.stream.IntStream;

/** An establishment's fourteen-digit SIRET: its company's SIREN and five digits more, with a valid key. */
public record Siret(@JsonValue String value) {

    private static final String LA_POSTE = "356000000";

    public Siret {
        value = Digits.compact(value);
        if (!value.matches("\\d{14}") || !keyHolds(value)) {
            throw new InvalidInput("siret", "shared.siret.invalid");
        }
    }

    public Siren siren() {
        return new Siren(value.substring(0, 9));
    }

    @Override
    public String toString() {
        return value;
    }

    /** La Poste's establishments follow a rule of their own: the sum of the digits is a multiple of five. */
    private static boolean keyHolds(String digits) {
        if (!digits.startsWith(LA_POSTE)) {
            return Digits.luhn(digits);
        }
        int sum = IntStream.range(0, digits.length())
                .map(i -> digits.charAt(i) - '0')
                .sum();
        return Digits.luhn(digits) || sum % 5 == 0;
    }
}
