package fr.encaisse.simulator;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Whose account is credited. */
record Beneficiary(String iban, String firstName, String lastName, String companyName) {

    /** What the dashboard of the application names; silently used where a link names no IBAN. */
    static final Beneficiary OF_THE_APPLICATION =
            new Beneficiary("FR7610057190019999999999916", null, null, "Compte du tableau de bord");

    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

    String displayName() {
        return companyName != null ? companyName : firstName + " " + lastName;
    }

    /** First four and last three characters, the rest X, as Bridge shows IBANs on reading. */
    Beneficiary masked() {
        String hidden = "X".repeat(iban.length() - 7);
        return new Beneficiary(
                iban.substring(0, 4) + hidden + iban.substring(iban.length() - 3), firstName, lastName, companyName);
    }

    static boolean isIban(String text) {
        if (!IBAN.matcher(text).matches()) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        (text.substring(4) + text.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
}
