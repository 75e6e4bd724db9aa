package fr.encaisse.shared;

import com.fasterxml.jackson.annotation.JsonValue;

/** A company's nine-digit SIREN with a valid Luhn key. */
public record Siren(@JsonValue String value) {

    public Siren {
        value = Digits.compact(value);
        if (!value.matches("\\d{9}") || !Digits.luhn(value)) {
            throw new InvalidInput("siren", "shared.siren.invalid");
        }
    }

    /** The French VAT number that follows from this SIREN. */
    public VatNumber vatNumber() {
        int key = (12 + 3 * (Integer.parseInt(value) % 97)) % 97;
        return new VatNumber("FR%02d%s".formatted(key, value));
    }

    @Override
    public String toString() {
        return value;
    }
}
