package fr.encaisse.issuer;

import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.Findings;
import fr.encaisse.shared.Iban;
import fr.encaisse.shared.InvalidInput;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks a typed account. */
final class AccountCheck {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Findings findings = new Findings();
    private final String label;
    private final String bic;
    private final String holder;

    AccountCheck(TypedAccount typed) {
        label = findings.required("label", typed.label(), 100);
        holder = holder(typed.holder());
        bic = findings.value("bic", typed.bic(), AccountCheck::bic);
    }

    List<FieldError> errors() {
        return findings.errors();
    }

    String label() {
        return label;
    }

    String bic() {
        return bic;
    }

    String holder() {
        return holder;
    }

    /** Null and an error when it does not hold; the bank it names must be the BIC's country. */
    Iban iban(String typed) {
        String iban = findings.requiredValue("iban", typed, text -> new Iban(text).value());
        if (!iban.isEmpty() && !bic.isEmpty() && !sameCountry(iban, bic)) {
            findings.add("bic", "issuer.bic.otherCountry");
        }
        return iban.isEmpty() ? null : new Iban(iban);
    }

    void wrong(String field, String messageKey, Object... args) {
        findings.add(field, messageKey, args);
    }

    /** ISO 9362: bank (4), country (2), place (2), branch (3 or none). */
    static String bic(String typed) {
        String bic = typed.replaceAll("[\\s\\u00A0\\u202F]", "").toUpperCase(Locale.ROOT);
        if (!bic.matches("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?") || !COUNTRIES.contains(bic.substring(4, 6))) {
            throw new InvalidInput("bic", "issuer.bic.invalid");
        }
        return bic;
    }

    /** Banks know names in letters: one without any would fail at each payment. */
    private String holder(String typed) {
        String name = findings.required("holder", typed, 140);
        if (!name.isEmpty() && name.chars().noneMatch(Character::isLetter)) {
            findings.add("holder", "issuer.holder.invalid");
        }
        return name;
    }

    /** French banks also serve Monaco and overseas under FR. */
    private static boolean sameCountry(String iban, String bic) {
        String country = bic.substring(4, 6);
        Set<String> french = Set.of("FR", "MC", "GP", "MQ", "GF", "RE", "PM", "YT", "NC", "PF", "WF", "BL", "MF");
        return iban.startsWith(country) || (french.contains(iban.substring(0, 2)) && french.contains(country));
    }
}
