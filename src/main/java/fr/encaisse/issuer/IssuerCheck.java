package fr.encaisse.issuer;

import fr.encaisse.shared.EmailAddress;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.Findings;
import fr.encaisse.shared.PhoneNumber;
import fr.encaisse.shared.PlainText;
import fr.encaisse.shared.PostalAddress;
import fr.encaisse.shared.Siren;
import fr.encaisse.shared.Siret;
import fr.encaisse.shared.VatNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks the typed company: every field by itself, and that they speak of one company. */
final class IssuerCheck {

    /** C. com. R123-238: these print their capital and their registration. */
    private static final Pattern WITH_CAPITAL =
            Pattern.compile("SARL|EURL|SAS|SASU|SA|SCA|SELARL|SELAS|SELASU|SNC|SCOP");

    private static final Pattern SOLE_TRADER = Pattern.compile("EI|ENTREPRENEUR INDIVIDUEL|ENTREPRISE INDIVIDUELLE");
    private static final int TEXT = 200;

    private final Findings findings = new Findings();
    private final Issuer issuer;

    IssuerCheck(TypedIssuer typed) {
        String siren = findings.requiredValue("siren", typed.siren(), text -> new Siren(text).value());
        VatRegime regime = regime(typed.regime());
        String form = findings.required("legalForm", typed.legalForm(), 100);
        issuer = new Issuer(
                name(typed.name(), form),
                form,
                capital(typed.capital(), form),
                address(typed),
                siren,
                siret(typed.siret(), siren),
                registration(typed.registration(), form, siren),
                vatNumber(typed.vatNumber(), regime, siren),
                findings.value("email", typed.email(), text -> new EmailAddress(text).value()),
                findings.value("phone", typed.phone(), phone -> new PhoneNumber(phone).value()),
                regime,
                vatOnDebits(typed.vatOnDebits(), regime));
    }

    /** Paths are the names of {@link TypedIssuer}'s components. */
    List<FieldError> errors() {
        return findings.errors();
    }

    /** Only sound when there are no errors. */
    Issuer issuer() {
        return issuer;
    }

    /** C. com. R526-27: a sole trader's name carries "EI". */
    private String name(String typed, String form) {
        String name = findings.required("name", typed, 100);
        boolean sole = SOLE_TRADER.matcher(form.toUpperCase(Locale.ROOT)).matches();
        if (sole && !name.isEmpty() && !name.matches("(?i).*(\\bEI\\b|entrepreneur individuel).*")) {
            findings.add("name", "issuer.name.soleTrader");
        }
        return name;
    }

    private String capital(String typed, String form) {
        String capital = findings.line("capital", typed, 50);
        if (capital.isEmpty() && hasCapital(form)) {
            findings.add("capital", "issuer.capital.required");
        } else if (!capital.isEmpty() && !capital.matches(".*\\d.*")) {
            findings.add("capital", "issuer.capital.invalid");
        }
        return capital;
    }

    private PostalAddress address(TypedIssuer typed) {
        String postcode = findings.required("postcode", typed.postcode(), 20);
        if (findings.isSound("postcode") && !postcode.matches("[0-9]{5}")) {
            findings.add("postcode", "issuer.postcode.invalid");
        }
        return new PostalAddress(
                findings.required("street", typed.street(), TEXT),
                findings.line("complement", typed.complement(), TEXT),
                postcode,
                findings.required("city", typed.city(), TEXT),
                "FR");
    }

    private String siret(String typed, String siren) {
        String siret = findings.value("siret", typed, text -> new Siret(text).value());
        if (!siret.isEmpty() && !siren.isEmpty() && !siret.startsWith(siren)) {
            findings.add("siret", "issuer.siret.otherCompany");
        }
        return siret;
    }

    private String registration(String typed, String form, String siren) {
        String registration = findings.line("registration", typed, TEXT);
        String digits = registration.replaceAll("[^0-9]", "");
        if (registration.isEmpty() && hasCapital(form)) {
            findings.add("registration", "issuer.registration.required");
        } else if (!siren.isEmpty() && digits.length() >= 9 && !digits.contains(siren)) {
            findings.add("registration", "issuer.registration.otherCompany");
        }
        return registration;
    }

    private String vatNumber(String typed, VatRegime regime, String siren) {
        String number = findings.value("vatNumber", typed, text -> new VatNumber(text).value());
        if (!findings.isSound("vatNumber")) {
            return number;
        }
        if (number.isEmpty() && regime == VatRegime.STANDARD) {
            findings.add("vatNumber", "shared.required");
        } else if (!number.isEmpty() && !siren.isEmpty() && !number.matches("FR.." + siren)) {
            findings.add(
                    "vatNumber",
                    "issuer.vatNumber.otherCompany",
                    new Siren(siren).vatNumber().value());
        }
        return number;
    }

    private VatRegime regime(String typed) {
        String name = PlainText.clean(typed);
        return Arrays.stream(VatRegime.values())
                .filter(regime -> regime.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    findings.add("regime", name.isEmpty() ? "shared.required" : "issuer.regime.invalid");
                    return null;
                });
    }

    private boolean vatOnDebits(boolean typed, VatRegime regime) {
        if (typed && regime == VatRegime.FRANCHISE) {
            findings.add("vatOnDebits", "issuer.vatOnDebits.franchise");
        }
        return typed;
    }

    private static boolean hasCapital(String form) {
        return WITH_CAPITAL
                .matcher(form.toUpperCase(Locale.ROOT).replace(".", ""))
                .matches();
    }
}
